# Asking for another look, and the statement of reasons. Dates come from the page.

## On the receipt
appeal-until = يمكنك أن تسأل حتى:
appeal-note-hint = يمكنك ترك هذا فارغًا. لا يقرؤه إلا من يجيب.
appeal-asked = طلبت نظرة أخرى
appeal-open = وصلنا طلبك. ستجد الجواب في هذه الصفحة.
appeal-stands = وصل الجواب: يبقى الأمر كما هو.
appeal-let-back = أعاد شخص آخر صورتك. سيُنظر إليها من جديد.
problem-appeal-too-long = هذا أطول مما يلزم
problem-appeal-too-long-next = من فضلك اختصر ما تريد إضافته.
receipt-hidden = علامتك غير ظاهرة الآن
receipt-hidden-say = يُنظر إليها مرة أخرى. لا يلزمك أن تفعل شيئًا.

## The statement of reasons
statement-title = ما قررناه ولماذا
statement-what = ماذا
statement-why = لماذا
statement-by = شخص أم آلة
statement-redress = إذا رأيت أن هذا خطأ
statement-ground = القواعد التي وافقت عليها
statement-contact = التواصل
statement-refused = لم تُستخدم الصورة.
statement-removed = أُزيلت الصورة عن الجدار نهائيًا.
statement-hidden = الصورة غير ظاهرة بينما يُنظر إليها مرة أخرى.
statement-by-no = نظر شخص وقرر. قبل ذلك تحققت آلة فقط من أنه يمكن النظر إليها.
statement-by-yes = آلة: لم تستطع فتح الملف. لم ينظر إليه أي شخص.
statement-by-not-said = شخص بعد أن نظر، أو آلة وفق قواعدنا. أيهما كان، لا نقوله لأحد في أي حالة كهذه: فذلك يساعد من يختبر ما نجده.
statement-redress-appeal = اطلب نظرة أخرى في هذه الصفحة.
statement-redress-replace = أرسل صورة أخرى.
statement-redress-contact = اكتب إلى المسؤول عن هذه الحملة.
post-reason-taken-away = لم توافق قواعدنا، أو طلب منا أحد يظهر فيها أن نزيلها.
post-reason-looked-at-again = اعترض أحد، أو طلبت فحوصنا نظرة أخرى.

## At the desk
appeal-title = طلبات نظرة أخرى
appeal-to = { $n ->
    [one] طلب واحد لنظرة أخرى
   *[other] طلبات لنظرة أخرى: { $n }
}
appeal-none = لا أحد يطلب نظرة أخرى
appeal-refused-for = رُفضت: { $reason }
appeal-says = يقول صاحبها:
appeal-not-yours = أنت رفضت هذه. هي تنتظر شخصًا آخر.
appeal-answer-stands = تبقى مرفوضة
appeal-answer-back = إعادتها
appeal-said-stands = تم. يستطيع صاحبها قراءة الجواب.
appeal-said-back = عادت إلى المكتب وهي بين يديك. من فضلك قرر بشأنها هناك.
appeal-said-sealed = خُتمت. لا يلزمك أن تفعل شيئًا آخر. إذا بقيت في ذهنك، فاتصل بالشخص المذكور في صفحتك.
problem-appeal-yours = يجب أن يجيب شخص آخر
problem-appeal-yours-next = أنت رفضتها. يقرر مشرف آخر أو المسؤول عن المشرفين.
