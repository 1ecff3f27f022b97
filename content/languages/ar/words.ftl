# قوائم الكلمات، للمالكين والمنظمين ومسؤولي السلامة.
words-title = الكلمات
words-say = تنظر هذه القوائم فيما يكتبه الناس قبل أن يقرأه أحد. تجد علامات لا أدلة: مهما قالت، يقرر إنسان. بعض الأسطر مؤلم عند القراءة. لا يراها أحد غيرك.
words-waits = ينتظر شخصاً ثانياً
words-wants-add = يريد { $who } إضافة سطر إلى: { $list }
words-wants-remove = يريد { $who } إزالة سطر من: { $list }
words-show-line = أظهر السطر
words-agree = أوافق
words-refuse = لا أوافق
words-try = جرّب جملة
words-sentence = الجملة
words-sentence-hint = لا تُحفظ.
words-try-do = إلى أين تذهب؟
words-goes-review = لم يوجد شيء. يقرؤها إنسان مثل غيرها.
words-goes-held = يقرؤها إنسان، ويقال له: { $signs }.
words-goes-care = ربما يتحدث الكاتب عن نفسه: تظهر المساعدة أولاً، ولا يُحفظ شيء حتى يختار.
words-goes-tip = تبلّغ عن جريمة أو مكان أو شخص: لا يُحفظ شيء، ويظهر من يتلقى البلاغات.
words-goes-threat = ربما تكون تهديداً: تُختم لمسؤول السلامة، ويراها الكاتب مثل غيرها.
words-goes-enticement = ربما يقترب أحد من طفل: تُختم لمسؤول السلامة، ويراها الكاتب مثل غيرها.
words-goes-offer = ربما يُعرض طفل أو يُطلب: تُختم لمسؤول السلامة، ويراها الكاتب مثل غيرها.
words-lists = القوائم
words-language = اللغة
words-list = القائمة
words-show = أظهر هذه القائمة
words-list-disclosure = شخص يتحدث عن نفسه
words-list-tip = بلاغات عن جريمة
words-list-threat = تهديدات
words-list-enticement = اقتراب من طفل
words-list-offer = عرض طفل أو طلبه
words-list-reported = ما قاله شخص آخر
words-list-contact = كيف يُتصل بشخص
words-list-accusation = اتهامات
words-list-abusive = كلمات مسيئة
words-leads-disclosure = تظهر المساعدة أولاً، ولا يُحفظ شيء حتى يختار الكاتب.
words-leads-tip = لا يُحفظ شيء، ويظهر من يتلقى البلاغات.
words-leads-threat = يُختم لمسؤول السلامة. أضف فقط ما لا يكتبه من يسأل فحسب.
words-leads-enticement = يُختم لمسؤول السلامة. أضف فقط ما لا يكتبه من يسأل فحسب.
words-leads-offer = يُختم لمسؤول السلامة. أضف فقط ما لا يكتبه من يسأل فحسب.
words-leads-reported = إلى جانب علامة من القوائم الثلاث أعلاه يقرؤه إنسان ولا يُختم. إضافة سطر تحتاج إلى شخصين.
words-leads-contact = يُخبر إنسان. لا يُنشر أبداً.
words-leads-accusation = يُخبر إنسان. إلى جانب اسم أو مكان لا يُحفظ شيء.
words-leads-abusive = يُخبر إنسان، ويقرؤه مطوياً.
words-two = إزالة سطر تحتاج إلى شخصين.
words-add = سطر جديد
words-add-hint = بضع كلمات بسيطة. a|b تعني إحدى الكلمتين، abc+ أي كلمة تبدأ هكذا، word? كلمة يمكن تركها، * حتى ثلاث كلمات.
words-add-do = أضف
words-none = لا أسطر في هذه القائمة بهذه اللغة.
words-count = { $n ->
    [zero] لا أسطر
    [one] سطر واحد
    [two] سطران
    [few] { $n } أسطر
    [many] { $n } سطراً
   *[other] { $n } سطر
}
words-remove = أزل
words-said-done = تم. يُقارن كل نص به من الآن.
words-said-waits = ينتظر شخصاً ثانياً.
words-said-same = هو كذلك من قبل.
words-said-form = لا يُكتب سطر هكذا. انظر إلى التلميح من فضلك.
words-said-stale = غيّر أحدهم القائمة في أثناء ذلك. انظر مرة أخرى من فضلك.
words-said-own = يجب أن يوافق شخص آخر.
