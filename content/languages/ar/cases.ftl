### القضايا، لمسؤولي السلامة وحدهم. لا شيء هنا يقول ما الذي خُتم.

cases-title = القضايا
cases-one = القضية { $id }
cases-say = ما خُتم يُفتح بمفتاحك، على جهازك أنت، وليس هنا أبدًا. الدليل يشرح كيف.
cases-n-waiting = { $n ->
    [0] لا توجد قضية تنتظر.
    [zero] لا توجد قضية تنتظر.
    [one] قضية واحدة تنتظر قرارًا.
    [two] قضيتان تنتظران قرارًا.
    [few] { $n } قضايا تنتظر قرارًا.
    [many] { $n } قضية تنتظر قرارًا.
   *[other] { $n } قضية تنتظر قرارًا.
}
cases-n-late = { $n ->
    [zero] لا توجد قضية متأخرة.
    [one] قضية واحدة كان يجب البتّ فيها.
    [two] قضيتان كان يجب البتّ فيهما.
    [few] { $n } قضايا كان يجب البتّ فيها.
    [many] { $n } قضية كان يجب البتّ فيها.
   *[other] { $n } قضية كان يجب البتّ فيها.
}
cases-n-ending = { $n ->
    [zero] لا توجد قضية تنتهي مدتها.
    [one] قضية واحدة تُحفظ مدة قصيرة بعد. هل ما زال أحد يحتاج إليها؟
    [two] قضيتان تُحفظان مدة قصيرة بعد. هل ما زال أحد يحتاج إليهما؟
    [few] { $n } قضايا تُحفظ مدة قصيرة بعد. هل ما زال أحد يحتاج إليها؟
    [many] { $n } قضية تُحفظ مدة قصيرة بعد. هل ما زال أحد يحتاج إليها؟
   *[other] { $n } قضية تُحفظ مدة قصيرة بعد. هل ما زال أحد يحتاج إليها؟
}
cases-n-overdue = { $n ->
    [zero] لا توجد قضية كان يجب إتلافها.
    [one] قضية واحدة كان يجب إتلافها ولم تُتلف. أخبر من يدير الخادم.
    [two] قضيتان كان يجب إتلافهما ولم تُتلفا. أخبر من يدير الخادم.
    [few] { $n } قضايا كان يجب إتلافها ولم تُتلف. أخبر من يدير الخادم.
    [many] { $n } قضية كان يجب إتلافها ولم تُتلف. أخبر من يدير الخادم.
   *[other] { $n } قضية كان يجب إتلافها ولم تُتلف. أخبر من يدير الخادم.
}
cases-rehearse-operator = أثبت أن مفتاح المشغّل ما زال يفتح: redx guard key rehearse
cases-rehearse-recovery = أثبت أن مفتاح الاسترداد ما زال يفتح: redx guard key rehearse
cases-destroyed = أُتلفت
cases-back = كل القضايا
cases-who-left = شخص غادر
cases-immediate = حياة في خطر
cases-held = محتجزة
cases-decide-by = قرّر قبل { $when }.
cases-kept-until = تُحفظ حتى { $when }.
cases-destroyed-at = أُتلفت في { $when }.

## الأنواع والحالات والتنبيهات
cases-kind-csam = صورة: إساءة إلى طفل
cases-kind-trafficking = نص: عرض طفل أو البحث عنه
cases-kind-enticement = نص: تقرّب من طفل
cases-kind-other = شيء آخر
cases-state-open = لم يأخذها أحد
cases-state-in-review = أُخذت
cases-state-doubted = تنتظر مسؤولًا ثانيًا
cases-state-not-reportable = لا يلزم الإبلاغ عنها
cases-state-reported = أُبلغ عنها
cases-state-destroyed = أُتلفت
cases-alarm-waiting = هذه القضية تنتظر قرارًا.
cases-alarm-late = هذه القضية متأخرة.
cases-alarm-ending = مدتها تنتهي قريبًا.
cases-alarm-overdue = كان يجب ألا تبقى.
cases-certainty-exact = الملف نفسه الموجود في قائمة
cases-certainty-unconfirmed = تشابه فقط: احتجاز وليس دليلًا
cases-certainty-person = قال ذلك شخص
cases-detected-hash-match = طابقت قائمة
cases-detected-flag = أخبرنا أحد من الجمهور
cases-detected-sighting = رآها مشرف
cases-detected-filter = وجدها مرشّح النصوص

## الحقائق
cases-fact-kind = ما قد تكون
cases-fact-state = أين وصلت
cases-fact-certainty = مدى التأكد
cases-fact-detected = كيف علمنا بها
cases-fact-known = معروفة منذ
cases-fact-assignee = أخذها
cases-fact-viewed = رآها أحد هنا
cases-fact-opened = فُتحت أول مرة
cases-fact-reported = أُبلغ عنها
cases-fact-report = رقم البلاغ
cases-fact-file = الملف
cases-file-is = { $type }، { $size } كيلوبايت
cases-viewed-yes = نعم
cases-viewed-no = لا

## ما يمكن فعله
cases-take = خذ هذه القضية
cases-put-back = أعدها
cases-make-immediate = قد تكون حياة أحد في خطر
cases-make-ordinary = لا حياة في خطر
cases-why = لماذا؟
cases-why-hint = جملة أو بضع جمل. لا يقرؤها إلا مسؤولو السلامة. لا تذكر اسم أي زائر.
cases-doubt = لا يلزم الإبلاغ عنها
cases-doubt-say = يجب أن يوافق مسؤول ثانٍ. حتى ذلك الحين تبقى القضية في الانتظار.
cases-doubted = هل يلزم الإبلاغ عنها؟
cases-doubted-say = يقول زميل إنه لا يلزم. القرار لك: انظر أولًا إلى الحقائق وإلى سببه.
cases-doubted-mine = أنت تقول إنه لا يلزم. يجب أن يوافق شخص آخر. ما زال بإمكانك التراجع.
cases-agree = أوافق: لا يلزم الإبلاغ عنها
cases-disagree = تستمر
cases-reopen = انظر فيها من جديد
cases-holds = الاحتجازات
cases-holds-none = لا شيء يُبقي هذه القضية بعد مدتها.
cases-hold = ضع احتجازًا
cases-hold-say = ما دام الاحتجاز قائمًا لا يُتلف شيء، حتى في يومه. قل من طلبه.
cases-release = ارفع هذا الاحتجاز
cases-two = لشخصين معًا
cases-two-say = واحد يطلب، وآخر يوافق، ثم لمن طلب ساعة. الفتح والتصدير يكونان على جهازك أنت، بالمفتاح من خزنته.
cases-ask = ماذا تحتاج؟
cases-ask-do = اسأل شخصًا ثانيًا
cases-grant = أوافق
cases-refuse = لا أوافق
cases-take-back = أسحب سؤالي
cases-destroy-now = أتلفها الآن نهائيًا
cases-purpose-open = فتحها والنظر فيها
cases-purpose-export = إعداد حزمة مختومة للشرطة
cases-purpose-report = إرسال بلاغها
cases-purpose-destroy = إتلافها
cases-purpose-destroy-by-order = إتلافها قبل يومها: الشرطة تطلب ذلك
cases-grant-waits = تنتظر شخصًا ثانيًا حتى { $when }
cases-grant-stands = مُنحت حتى { $when }
cases-grant-ended = انتهت في { $when }
cases-grant-refused = رُفضت
cases-grant-used = استُعملت في { $when }
cases-linked = من الشخص نفسه
cases-linked-none = لا قضية أخرى مرتبطة بهذه.
cases-link = اربطها بقضية أخرى
cases-link-other = القضية الأخرى
cases-link-hint = رقمها الكامل، من عنوان صفحتها.
cases-unlink = أخرج هذه القضية من المجموعة
cases-notes = ملاحظات
cases-note-new = ملاحظة
cases-note-hint = لا يقرؤها إلا مسؤولو السلامة. لا تذكر اسم أي زائر ولا تصف شيئًا رأيته.
cases-note-add = أضف الملاحظة
cases-note-note = ملاحظة
cases-note-doubt = لا يلزم الإبلاغ، لأن
cases-note-agree = موافقة، لأن
cases-note-disagree = تستمر، لأن
cases-note-reopen = نظرة جديدة، لأن
cases-note-release = رُفع الاحتجاز، لأن
cases-certificate = شهادة
cases-certificate-say = ما الذي أُتلف ومتى وبيد من، موقّعة من هذا الموقع.

## ما الذي تم
cases-said-done = تم.
cases-said-gone = لم يعد ذلك ممكنًا. سبقك شخص آخر، أو انتهت المدة.
cases-said-same-person = أنت الأول من الاثنين. يجب أن يوافق شخص آخر.
cases-said-no-reason = اذكر سببًا، في جملة أو بضع جمل.
cases-said-not-granted = لم يوافق أحد على هذا، أو انتهت الساعة.
cases-said-held = يوجد احتجاز. لا يُتلف شيء.
cases-said-undecided = لم يُبتّ في هذه القضية بعد. لا يُتلف شيء.
cases-said-too-soon = يطلب منا القانون حفظها مدة أطول. لا يسبق ذلك إلا أمر من الشرطة.
cases-said-destroyed = أُتلفت من قبل.
problem-cases-act = لم نفهم ذلك
problem-cases-act-next = عد إلى القضية واختر من جديد.

# For the second signatory
cases-signatures-title = ما ينتظرك
cases-signatures-say = يطلب مسؤول السلامة شيئًا ويقول لماذا. توافق أو لا توافق. لا ترى شيئًا مما خُتم. اسأله إن لم تكن متأكدًا.
cases-signatures-none = لا شيء ينتظر.
cases-signatures-case = الحالة { $case }
