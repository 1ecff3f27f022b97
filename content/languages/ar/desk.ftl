# The desk, where people decide.
desk-title = بانتظار قرار
desk-waiting = تنتظر
desk-oldest = الأقدم
desk-decided = ما قررته اليوم
desk-me = صفحتي
desk-overview-say = المشرفون ينظرون ويقررون. وأنت ترى أين وصل الأمر.
desk-empty = لا شيء ينتظر
desk-empty-say = شكرًا لك. تمتلئ هذه الصفحة عندما تعيد تحميلها.
desk-hold = اضغط مطولًا للنظر إلى الصورة
desk-approve = قبول
desk-approve-words = الكلمات مناسبة
desk-leave-words = بلا الكلمات
desk-refuse = رفض
desk-face = إخفاء شيء
desk-escalate = قد تُظهر اعتداءً: اختمها
desk-approved = قُبلت
desk-refused = رُفضت
desk-sealed = خُتمت. لا يلزمك فعل أي شيء آخر. إذا بقي أثرها معك، فاتصل بالشخص المذكور في صفحتك.
desk-undone = تم التراجع. تنتظر من جديد.
desk-hidden = أُخفي. من فضلك انظر إليها مرة أخرى قبل أن تقبلها.
desk-told = تم
desk-undo = تراجع
desk-failed = لم ينجح ذلك. يرجى المحاولة مرة أخرى.
desk-keys = المفاتيح
desk-keys-on = استخدم المفاتيح
desk-key-move = التالي، السابق
desk-key-space = مسافة
desk-key-hold = اضغط مطولًا للنظر
desk-key-approve = قبول
desk-key-refuse = رفض، ثم رقم
desk-key-face = إخفاء شيء
desk-key-escalate = ختم
desk-key-undo = تراجع
desk-key-single = واحدة في كل مرة
desk-key-rest = خذ استراحة
desk-rest = خذ استراحة
desk-rest-title = حسنًا. انظر بعيدًا بعض الوقت.
desk-rest-say = لا يضيع شيء: ما كان ينتظرك يعود إلى الآخرين. قف، واشرب شيئًا، وانظر من نافذة.
desk-rest-call = إذا بقي أثر شيء رأيته معك، فيمكنك التحدث إلى:
desk-rest-back = العودة إلى المكتب

## What to know about a post
desk-kind-photo = صورة
desk-kind-drawn = مرسومة
desk-kind-counted = بلا صورة
desk-signal-easy = لا وجه، لا كلمات
desk-signal-only-words = على الجدار؛ الكلمات وحدها تنتظر
desk-signal-wants-face = يطلب إظهار وجهه
desk-signal-faces = { $n ->
    [zero] لا وجوه مخفية
    [one] وجه واحد مخفي
    [two] وجهان مخفيان
    [few] { $n } وجوه مخفية
    [many] { $n } وجهًا مخفيًا
   *[other] { $n } وجه مخفي
}
desk-signal-everything = الصورة كلها مخفية
desk-signal-but-hand = كل شيء ما عدا اليد مخفي
desk-signal-regions = أجزاء مخفية
desk-signal-close = تشبه واحدة رُفضت من قبل
desk-signal-unsettled = تطابق مُدخلًا موضع شك: يجب أن ينظر مسؤول السلامة في القائمة أولًا
desk-signal-near = تكاد تطابق واحدة سابقة
desk-words-caption = الكلمات:
desk-words-alt = تُظهر:
desk-words-name = الاسم:
desk-words-place = المكان:

## Reasons to refuse
desk-reason-face = يمكن رؤية وجه
desk-reason-not-the-x = لا علامة X على يد
desk-reason-child = يمكن التعرف على طفل
desk-reason-place = تُظهر أين يعيش أحد أو يعمل أو يدرس
desk-reason-contact = تُظهر كيف يمكن الوصول إلى أحد
desk-reason-sensational = تصدم أكثر مما تقول
desk-reason-restraint = سلاسل أو حبال أو شريط لاصق
desk-reason-injury = دم أو كدمات
desk-reason-sexual = محتوى جنسي
desk-reason-spam = إعلان، أو الشيء نفسه مرة بعد مرة
desk-reason-unusable = شيء آخر
desk-reason-unreadable = لا يمكن قراءتها

## Hiding
desk-hide-title = إخفاء شيء
desk-hide-say = ما تخفيه يزول من كل أحجام الصورة. وما أُخفي من قبل يبقى مخفيًا.
desk-hide-drag = ارسم مربعًا فوق ما يجب ألا يُرى. يمكنك رسم عدة مربعات.
desk-hide-clear = أزل مربعاتي
desk-hide-cells = أو أخفِ أجزاءً من الصورة
desk-hide-faces = أخفِ الوجه الذي طُلب إظهاره
desk-hide-all = أخفِ الصورة كلها
desk-hide-do = أخفه
desk-cell-1 = أعلى اليسار
desk-cell-2 = أعلى الوسط
desk-cell-3 = أعلى اليمين
desk-cell-4 = وسط اليسار
desk-cell-5 = الوسط
desk-cell-6 = وسط اليمين
desk-cell-7 = أسفل اليسار
desk-cell-8 = أسفل الوسط
desk-cell-9 = أسفل اليمين
problem-desk-no-original = لم يعد بالإمكان تغيير هذه الصورة
problem-desk-no-original-next = لم يعد أصلها موجودًا. ما زال بإمكانك قبولها أو رفضها.
problem-desk-act = هذا ليس قرارًا نعرفه
problem-desk-act-next = ارجع إلى المكتب واستخدم أزراره. لإخفاء شيء، اختر ما تخفيه.
problem-desk-gone = لم يعد القرار لك
problem-desk-gone-next = قرر شخص آخر، أو سحبها صاحبها. لم يتغير شيء.
problem-desk-not-clear = لم يعد هذا ممكنًا
problem-desk-not-clear-next = لم يعد بالإمكان عرض الصورة. لم يُنشر شيء.
problem-desk-changed = تغيّرت بينما كنت تنظر
problem-desk-changed-next = كلماتها أو صورتها جديدة. لم يُنشر شيء. من فضلك انظر مرة أخرى.

## Objections, at the desk
desk-objections = الاعتراضات
desk-objections-n = { $n ->
    [zero] لا اعتراضات
    [one] اعتراض واحد
    [two] اعتراضان
    [few] { $n } اعتراضات
    [many] { $n } اعتراضًا
   *[other] { $n } اعتراض
}
desk-objections-none = لا أحد يعترض على شيء
desk-objection-public = ما زالت على الجدار
desk-objection-hidden = مخفية حاليًا
desk-objection-due = القرار قبل { $when }
desk-objection-count = عدد المرات: { $n }
desk-answer-remove = إزالة نهائية
desk-answer-back = إعادتها
desk-answer-stays = تبقى

## Cases, for the safety officer
desk-cases = القضايا

## Objecting, for everyone
desk-notice-say = ينظر إليها شخص خلال { $hours } من الساعات. وعادة نخفيها حالما ترسل هذا. لا يلزمك أن تقول من أنت.
desk-notice-reason = من فضلك اختر ما هو الخطأ.
desk-notice-long = هذا أطول من اللازم. من فضلك اختصره.
problem-desk-note-too-long = هذا أطول من اللازم
problem-desk-note-too-long-next = من فضلك اختصر ما تريد إضافته.
desk-why-abuse = قد تُظهر اعتداءً على طفل
desk-why-child = يمكن التعرف على طفل
desk-why-sexual = هي جنسية
desk-why-private = تُظهر أين يعيش أحد، أو كيف يمكن الوصول إليه
desk-why-cruel = هي قاسية، أو تسخر من أحد
desk-why-spam = هي إعلان
desk-why-other = شيء آخر
desk-why-me = أنا فيها، ولا أريدها هنا
desk-why-my-child = طفلي فيها
desk-why-for-somebody = أطلب ذلك من أجل شخص فيها
desk-why-intimate = هي صورة حميمة
desk-told-open = شكرًا لك. وصلتنا.
desk-told-by = سينظر إليها شخص ويقرر، في موعد أقصاه { $when }.
desk-told-gone = لم تعد على الجدار.
desk-told-abuse-title = هل طفل في خطر؟
desk-told-abuse-say = لا تنتظرنا. اتصل برقم الطوارئ في مكانك، أو بخط مساعدة. من فضلك لا تنسخ الصورة ولا ترسلها.
desk-told-help = احصل على المساعدة الآن
desk-to-questions = الأسئلة
desk-to-learn = الصفحات والحقائق
desk-to-facts = حقائق تنتظر التأكيد
desk-to-lines = خطوط المساعدة

## Looking, handing on, the day
desk-show = إظهار
desk-more = المزيد
desk-stash = رأي ثانٍ
desk-stashed = سينظر فيها شخص آخر
desk-look-first = انظر إليها أولاً: اضغط مطولاً على المسافة أو اضغط إظهار.
desk-some-gone = تم. بعضها قرر فيه شخص آخر أو سُحب في هذه الأثناء.
desk-described = تغيّر الوصف. انظر إلى المشاركة مرة أخرى قبل أن توافق عليها.
desk-noted = سُجلت الملاحظة
desk-working = يعملون الآن
desk-key-stash = رأي ثانٍ
desk-signal-second = طُلب رأي ثانٍ
desk-signal-alike = { $n } متشابهة تقريباً، يُقرر فيها معاً
desk-one-title = مشاركة واحدة
desk-crop = أو أبقِ جزءاً واحداً فقط
desk-crop-box = أبقِ مربعي فقط
desk-crop-do = قصّها
desk-crop-middle = الوسط
desk-crop-top = الجزء العلوي
desk-crop-bottom = الجزء السفلي
desk-crop-left = الجزء الأيسر
desk-crop-right = الجزء الأيمن
desk-alt = ما تُظهره الصورة
desk-alt-say = لمن لا يراها. يُبلَّغ صاحبها بأنك غيّرته.
desk-alt-do = غيّره
desk-notes = ملاحظات بين المشرفين
desk-note = قل شيئاً للمشرف التالي
desk-note-do = أضف الملاحظة
desk-day-title = يوم المكتب
desk-day-intake = استقبال الصور
desk-day-intake-open = يمكن للناس إرسال الصور.
desk-day-intake-closed = لا تُستقبل صور.
desk-day-intake-say = يُقال للناس بلطف إن الصور أكثر مما نستطيع النظر فيه. ما زال بإمكانهم المشاركة بلا صورة.
desk-day-back = العودة
desk-day-back-open = عندما يفتحها شخص من جديد
desk-day-hours = { $n ->
    [one] بعد ساعة
   *[other] بعد { $n } ساعات
}
desk-day-words = كلماتك لهم إن أردت
desk-day-close = لا تستقبل صوراً الآن
desk-day-open = استقبل الصور من جديد
desk-day-until = حتى { $when }.
desk-day-until-opened = حتى يفتحها شخص من جديد.
desk-day-wall = الجدار
desk-day-wall-runs = ما يُوافق عليه يظهر على الجدار.
desk-day-wall-paused = الجدار متوقف. يعرض ما لديه ولا يظهر جديد.
desk-day-pause = أوقف الجدار مؤقتاً
desk-day-resume = دع الجدار يواصل
desk-reasons-title = ما يقرؤه صاحب المشاركة عند رفضها
desk-reasons-say = اكتبها مرة واحدة بكل لغة. اترك الحقل فارغاً لاستعمال الكلمات التي فوقه. اللغة التي بلا كلماتك تستعمل كلماتنا.
desk-reasons-save = احفظ
problem-desk-not-seen = لم تنظر إليها بعد
problem-desk-not-seen-next = انظر إلى الصورة كما هي الآن ثم قرر. لم يُنشر شيء.
problem-desk-second = هذا هو الرأي الثاني
problem-desk-second-next = طلب زميل رأيك. قرر من فضلك أو اسأل من يقود الفريق.
problem-desk-notes-full = على هذه المشاركة ملاحظات كافية
problem-desk-notes-full-next = تحدث عنها مع من يقود الفريق.
