# REVIEW NEEDED: "Help first" and "Tips" are read by people in danger.
# Questions and answers. Numbers and times come from the page.
nav-ask = اسأل
nav-questions = الأسئلة

ask-title = ما هذه العلامة؟
ask-lead = اسأل عمّا تريد أن تعرفه. لا حساب ولا اسم. يقرأ شخص كل سؤال، والجواب للجميع.
ask-search = ابحث في الأجوبة
ask-search-label = البحث في الأسئلة والصفحات والحقائق
ask-search-do = ابحث
ask-search-none = لا شيء مناسب بعد. جرّب كلمات أقل أو أخرى، أو اسألنا.
ask-found-answers = أجوبة
ask-found-pages = صفحات وحقائق
ask-send-own = اطرح سؤالك
ask-question = سؤالك
ask-question-hint = من فضلك لا تذكر أسماء ولا أرقامًا ولا أماكن: لا ننشرها أبدًا.
ask-name = اسمك الأول
ask-name-hint = فقط إذا أردت أن يُعرض. يمكنك ترك هذا فارغًا.
ask-about = سؤالك عن
ask-about-link = هذه الصفحة
ask-about-picture = اسأل عن العلامة
ask-similar = ربما أُجيب عن هذا من قبل
ask-before = يقرؤه شخص هنا قبل أن يُعرض أي شيء. قد يستغرق ذلك يومًا. ليست هذه طريقة للحصول على المساعدة: لذلك افتح صفحة المساعدة.
ask-send = أرسل
ask-newest = أحدث الأجوبة
ask-older = أجوبة أقدم
ask-feed = الأجوبة كموجز
ask-all = كل الأسئلة
ask-somebody = سأل أحدهم
ask-answered-by = أجاب الفريق
ask-related = المزيد عن هذا
ask-want = أريد أن أعرف هذا أيضًا
ask-wanted = { $n ->
    [zero] لا نقرات
    [one] نقرة واحدة من شخص آخر
    [two] نقرتان
    [few] { $n } نقرات
    [many] { $n } نقرة
   *[other] { $n } نقرة
}
ask-thread = ما الذي سأله الناس بعد ذلك
ask-collapsed = طواه الفريق
ask-thread-closed = هذا النقاش مغلق.
ask-follow = اسأل عن هذا الجواب
ask-see-answer = انظر الجواب
ask-picture = صورة للمشاركة
ask-often = أكثر ما يُسأل
ask-often-lead = أكثر الأسئلة تكرارًا مع إجاباتنا. اقرأها واطبعها وقصّها.
ask-often-none = لا شيء هنا بعد. تصفح أحدث الإجابات، أو اسأل.

## The hoax shield
ask-shield = من فضلك لا تحقق بنفسك
ask-shield-say = لا نتلقى بلاغات ولا ننشر أسماء. لا تتبع أحدًا ولا تصوّره ولا تسمّه ولا تواجهه: فقد يعرّض ذلك للخطر طفلًا، أو إياك، أو شخصًا لم يفعل شيئًا. إذا كنت تعرف شيئًا أو رأيت شيئًا، فاتصل بأحد الخطوط.
ask-shield-help = خطوط يمكنك الاتصال بها

## Help first
ask-care-title = قبل أي شيء آخر
ask-care-lead = يبدو أنك، أو شخصًا قريبًا منك، ربما تمر بأمر صعب.
ask-care-fault = ليس ذنبك. يمكنك التحدث إلى أحد الآن. لقد سمعوا مثل هذا من قبل، وأنت تختار ما تقول.
ask-care-choice = ماذا نفعل بما كتبته؟
ask-care-kept = لم يُنشر، ولم نحتفظ به. أنت تختار. إذا أغلقت هذه الصفحة، فقد زال.
ask-care-delete-say = لا نحتفظ بشيء.
ask-care-delete = احذفه
ask-care-read-say = يقرؤه شخص بالغ مدرّب واحد، هو مسؤول السلامة، خلال { $hours } من الساعات. ولا يقرؤه غيره. لا يمكننا العثور عليك ولا الاتصال بك، ولا يمكننا الرد عليك هنا.
ask-care-read = دع مسؤول السلامة يقرؤه
ask-care-not = أريد فقط أن أطرح سؤالًا
ask-chosen-read = شكرًا على ثقتك بنا
ask-chosen-read-by = يقرؤه مسؤول السلامة قبل { $time }.
ask-chosen-cannot = لا يمكننا العثور عليك ولا الاتصال بك. إذا كنت تحتاج إلى أحد الآن، فمن فضلك اتصل بأحد هذه الخطوط أو راسله.
ask-chosen-gone = تم حذفه
ask-chosen-late = كانت هذه الاستمارة قديمة، وقد حُذفت
ask-chosen-gone-say = لم نحتفظ بشيء مما كتبته. هذه الخطوط موجودة متى أردتها.
ask-chosen-safety = كيف تستخدم هذا الموقع بأمان

## الكلام علنًا
ask-speak = عمري 18 عامًا أو أكثر وأريد أن أقول هذا علنًا
ask-speak-say = لست مضطرًا إلى ذلك. إن أردت: يقرأه شخصان بالغان مدرَّبان قبل أي أحد. يمكنهما حذف كلمات قد تدل عليك، ولا يضيفان شيئًا سوى عنوان. ويمكنهما الرفض. لا يظهر اسمك معه. ستحصل على رابط تستطيع به سحب كلماتك في أي وقت؛ أما النسخ التي صنعها غيرنا فلا نستطيع سحبها.
ask-speak-adult = عمري 18 عامًا أو أكثر، وهذه كلماتي أنا، وأريد أن تكون علنية.
ask-speak-unticked = لا يختار هذا إلا شخص بالغ. إن كان عمرك 18 عامًا أو أكثر فضع العلامة. وإن لم يكن، فتحدث من فضلك مع أحد الخطوط أعلاه: الذنب ليس ذنبك.
ask-speak-do = إرسالها إلى القارئَين
ask-speak-receipt-save = احفظ هذا العنوان لترى ما صار بكلماتك أو لتسحبها. من يملكه يستطيع ذلك.
ask-speak-withdraw = سحب كلماتي
ask-speak-state-in-review = وصلتنا كلماتك
ask-speak-state-in-review-say = يقرأها شخصان بالغان مدرَّبان قبل أي أحد. إن وافقا ظهرت هنا للجميع.
ask-speak-state-answered = كلماتك علنية
ask-speak-state-answered-say = شكرًا لك. يمكنك سحبها في أي وقت.
ask-speak-state-declined = لم ننشر كلماتك
ask-speak-state-declined-say = شكرًا لثقتك بنا. عدم نشرها لا يقول شيئًا عنك: أحيانًا يكون ذلك حمايةً لك أو لغيرك. وقد حُذفت.
ask-speak-state-withdrawn = سحبت كلماتك
ask-speak-state-withdrawn-say = حُذفت كلماتك.
ask-speak-state-removed = أزيلت
ask-speak-state-removed-say = أزالها الفريق من الموقع.
ask-spoken = يرويه شخص عاشه؛ والعنوان من عندنا

## Tips
ask-tip-title = لا يمكننا تلقي البلاغات
ask-tip-lead = ما كتبته يبدو بلاغًا. لم نحتفظ به، ولن يقرأه أحد هنا.
ask-tip-not = العاملون على هذه الخطوط يتلقون البلاغات ويعرفون ما يجب فعله. من فضلك لا تتبع أحدًا ولا تواجهه.
ask-tip-question = هل هو سؤال؟
ask-tip-question-say = إذًا لا تذكر الأشخاص والأماكن، وأرسله مرة أخرى.

## The receipt
ask-state-in-review = وصلنا سؤالك
ask-state-in-review-say = يقرؤه شخص. إذا نُشر، يقف الجواب إلى جانبه للجميع.
ask-state-answered = أُجيب عن سؤالك
ask-state-answered-say = يمكنك سحبه في أي وقت.
ask-state-declined = لم ننشر سؤالك
ask-state-care = ما كتبته لدى مسؤول السلامة
ask-state-care-say = كان أحد هنا قلقًا عليك. ما كتبته لم يُنشر. لا يقرؤه إلا مسؤول السلامة. لا يمكننا العثور عليك ولا الاتصال بك؛ وهذه الخطوط يمكنها التحدث معك الآن. يمكنك حذفه أدناه.
ask-state-withdrawn = سحبته
ask-state-withdrawn-say = حُذفت كلماتك.
ask-state-removed = أُزيل
ask-state-removed-say = أزاله الفريق عن الموقع.
ask-receipt-save = احتفظ بهذا العنوان لترى الجواب أو لتسحب السؤال. من يملكه يستطيع ذلك.
ask-receipt-sent = أُرسل:
ask-withdraw = اسحب سؤالي

## Why a question is not published. Said to its writer, and offered to whoever decides.
ask-reason-asked-before = أُجيب عنه من قبل.
ask-reason-contact = يُظهر كيف يمكن الوصول إلى أحد أو العثور عليه.
ask-reason-accusation = يسمّي أحدًا أو يتهمه. لا ننشر مثل هذه الأقوال، صحيحة كانت أم لا.
ask-reason-off-topic = هو عن شيء آخر.
ask-reason-unkind = قد يؤذي أحدًا.
ask-reason-spam = هو إعلان، أو الشيء نفسه مرة بعد مرة.
ask-reason-not-known = لا نعرف الجواب. قد يعرفه أحد الخطوط في صفحة المساعدة.
ask-reason-unusable = لم نستطع استخدامه.

## What the filters saw, for whoever decides
ask-sign-phone = رقم هاتف
ask-sign-email = عنوان بريد إلكتروني
ask-sign-handle = طريقة للوصول إلى أحد في مكان آخر
ask-sign-link = عنوان على الشبكة
ask-sign-plate = لوحة سيارة
ask-sign-place = عنوان
ask-sign-name = ربما اسم
ask-sign-accusation = ربما اتهام
ask-sign-grave = ربما خطير: اقرأ بعناية
ask-sign-abusive = كلمات مسيئة
ask-sign-mixed-scripts = حروف من عدة كتابات
ask-sign-too-long = طويل جدًا

## The people who answer
ask-desk-waiting = { $n ->
    [0] لا شيء ينتظر.
    [zero] لا شيء ينتظر.
    [one] سؤال واحد ينتظر.
    [two] سؤالان ينتظران.
    [few] { $n } أسئلة تنتظر.
    [many] { $n } سؤالًا تنتظر.
   *[other] { $n } سؤال تنتظر.
}
ask-desk-none = لا شيء ينتظر. شكرًا لك.
ask-desk-follows = متابعة
ask-desk-times = عدد المرات: { $n }
ask-desk-folded = مطوي: افتحه عندما تكون مستعدًا
ask-desk-open = افتح
ask-desk-one = سؤال واحد
ask-desk-words = السؤال، كما يُعرض
ask-desk-words-hint = احذف الأسماء والأماكن والأرقام. أبقِ كلمات الشخص نفسه حيث تستطيع.
ask-desk-answer = الجواب
ask-desk-answer-hint = قصير ولطيف. سطر فارغ يبدأ فقرة جديدة. لا أرقام هاتف ولا عناوين شبكة: اربط الصفحات أدناه.
ask-desk-related = صفحات وحقائق من عندنا تتعلق به، عنوان في كل سطر
ask-desk-named = أظهر الاسم الأول
ask-desk-publish = انشر
ask-desk-back = رجوع
ask-desk-decline = عدم النشر
ask-desk-reason = لماذا
ask-desk-see = إذا أُجيب عنه من قبل: عنوان ذلك الجواب
ask-desk-decline-do = لا تنشره
ask-desk-care = شخص يتحدث عن نفسه
ask-desk-care-say = من تلك اللحظة لا يقرؤه إلا مسؤول السلامة. ويرى كاتبه المساعدة عند إيصاله. لا تسأله شيئًا.
ask-desk-care-do = سلّمه إلى مسؤول السلامة
ask-desk-seal = قد يكون جريمة
ask-desk-seal-say = يُختم كدليل ويصبح قضية. ولا يُخبَر كاتبه. ولا تراجع عن ذلك.
ask-desk-case = ما هو
ask-desk-seal-do = اختمه
ask-case-threat = تهديد
ask-case-enticement = شخص يتقرب من طفل
ask-case-trafficking = شخص يعرض طفلًا أو يبحث عن طفل
ask-desk-thread = النقاش
ask-desk-close = أغلق النقاش
ask-desk-reopen = افتح النقاش من جديد
ask-desk-slow = أبطئ النقاش
ask-desk-unslow = لا تبطئه بعد الآن
ask-desk-collapse = اطوِ هذا
ask-desk-expand = انشر الطيّ
ask-desk-often = ضعه ضمن «أكثر ما يُسأل»
ask-desk-seldom = أخرجه من «أكثر ما يُسأل»
ask-desk-remove = أزله
ask-desk-close-say = بعد اليوم يمكنك إنهاء كل النقاشات دفعة واحدة. وتبقى الأجوبة.
ask-desk-close-all = أغلق كل النقاشات
ask-desk-write = اكتب سؤالًا وجوابه
ask-said-answered = نُشر
ask-said-declined = لم يُنشر
ask-said-care = هو لدى مسؤول السلامة. إذا بقي أثره معك، فاتصل بالشخص المذكور في صفحتك.
ask-said-seal = خُتم. إذا بقي أثره معك، فاتصل بالشخص المذكور في صفحتك.
ask-said-changed = تم
ask-said-gone = قرر شخص آخر، أو سحبه كاتبه. لم يتغير شيء.
ask-said-written = نُشر
ask-said-unwritten = لم يُنشر: شيء ناقص، أو طويل جدًا، أو يُظهر كيف يمكن الوصول إلى أحد أو العثور عليه.
ask-said-closed = كل النقاشات مغلقة

## The safety officer
ask-disclosures = ما سمح لك أحد بقراءته
ask-disclosures-say = كل واحد منهم رأى المساعدة أولًا، ثم اختار أن تقرأه. فتح أي منها يُسجَّل. ويُتلف بعد ثلاثين يومًا، أو عندما تقول ذلك.
ask-disclosures-none = لا شيء ينتظر.
ask-disclosure-late = متأخر
ask-disclosure-was-read = فُتح
ask-disclosure-by = افتحه قبل { $time }
ask-disclosure-open = افتح
ask-disclosure-one = اقرأه ببطء
ask-disclosure-cannot = لا يمكننا العثور على من كتب هذا ولا الاتصال به، وقد قلنا له ذلك. إذا كان يسمّي طفلًا في خطر، فافعل ما يطلبه منك القانون في مكانك.
ask-disclosure-destroy = أتلفه
ask-disclosure-speaks = يريد أن يكون علنيًا
ask-vouch = يريد كاتبه أن يكون علنيًا
ask-vouch-say = يقول كاتبه إن عمره 18 عامًا أو أكثر. احذف كل كلمة قد تدل على هويته أو مكانه، وكل تفصيل عن الإساءة. لا تضف شيئًا. إن احتمل أن يكون طفلًا، أو أن يضره النشر، فلا تعرضه على أحد.
ask-vouch-heading = عنوان بكلماتنا
ask-vouch-heading-hint = سؤال يجيب عنه، مثل «ما الذي ساعدك؟»
ask-vouch-told = كلماته
ask-vouch-told-hint = السطر الفارغ يبدأ فقرة جديدة.
ask-vouch-do = عرضه على قارئ ثانٍ
ask-vouch-not = إن كان لا ينبغي نشره فأتلفه. يُقال لكاتبه بلطف إنه لم يُنشر، دون زيادة.
ask-second = ينتظر قارئًا ثانيًا
ask-second-say = شخص يقول إن عمره 18 عامًا أو أكثر يريد أن يقول هذا علنًا. مسؤول السلامة موافق. لا يصير علنيًا إلا إذا وافقت أنت أيضًا، بهذه الكلمات نفسها. ارفض إن احتمل أن يكون طفلًا، أو إن دلّ على هوية أحد أو مكانه، أو إن شككت. ويمكنك تركه لغيرك في أي وقت.
ask-desk-spoken = هذه كلمات شخص عاش ما يرويه. يمكن إزالتها هنا، ولا يمكن تغييرها.

problem-ask-empty = يرجى كتابة سؤال
problem-ask-empty-next = بعض الكلمات ناقصة. ارجع واكتبها وأرسلها مرة أخرى.
problem-ask-too-long = هذا أطول من اللازم
problem-ask-too-long-next = من فضلك اسأل في بضع جمل.
problem-ask-name-too-long = الاسم أطول من اللازم
problem-ask-name-too-long-next = اسم أول يكفي، أو لا اسم.
problem-ask-answer-too-long = الجواب أطول من اللازم
problem-ask-answer-too-long-next = من فضلك اختصره إلى شاشة واحدة.
problem-ask-reveals = هذا يُظهر كيف يمكن الوصول إلى أحد أو العثور عليه
problem-ask-reveals-next = احذفه ثم انشر. لا ننشر أبدًا أرقام هاتف ولا عناوين ولا حسابات ولا لوحات سيارات.
problem-ask-adds = فيه كلمة لم يقلها كاتبه
problem-ask-adds-next = يمكنك حذف كلمات. ولا يضاف شيء سوى العنوان.
problem-ask-shut = الأسئلة غير مفتوحة بعد
problem-ask-shut-next = الأجوبة الموجودة يمكن قراءتها والبحث فيها.
problem-ask-busy = كثير من الناس يسألون الآن
problem-ask-busy-next = لم نحتفظ بشيء. يرجى البحث في الأجوبة، أو المحاولة لاحقًا.
problem-ask-slow = هذا النقاش بطيء عن قصد
problem-ask-slow-next = لم نحتفظ بشيء. يرجى المحاولة مرة أخرى بعد ساعة.
problem-ask-closed = هذا النقاش مغلق
problem-ask-closed-next = يمكنك طرح سؤال جديد.
problem-ask-act = هذا ليس شيئًا يمكننا فعله بسؤال
problem-ask-act-next = ارجع واستخدم الأزرار في الصفحة.
problem-ask-care = يبدو أن أحدًا قد يحتاج إلى مساعدة
problem-ask-care-next = لم نحتفظ بشيء. من فضلك افتح صفحة المساعدة لتجد من يمكنه التحدث معك الآن.
problem-ask-tip = لا يمكننا تلقي البلاغات
problem-ask-tip-next = لم نحتفظ بشيء. من فضلك اتصل بأحد الخطوط في صفحة المساعدة.
