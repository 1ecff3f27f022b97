# The way of a post, as the person who posts sees it. Numbers come from the page, never from here.

## The three ways
post-ways = طرق المشاركة
post-way-photo = صورة
post-way-draw = ارسم على الشاشة
post-way-count = بلا صورة

## A photo
post-title = أظهر علامتك
post-photo-title = صورتك
post-photo-say = ظهر يدك وعليه علامة X حمراء. لا حاجة إلى وجه.
post-take = التقط صورة
post-choose = اختر صورة
post-photo-blind = لا يستطيع هذا المتصفح عرض تلك الصورة، لذلك لا يمكن إخفاء شيء هنا. ما زال بإمكانك إرسالها. نخفي الوجوه قبل أن يراها أي شخص آخر.
post-preview = صورتك، كما ستُرسل
post-hide-hint = وجه أو شارة أو لافتة شارع؟ أخفها. ما تخفيه لا يغادر جهازك أبدًا.
post-hide-brush = أخفِ شيئًا
post-hide-box = أضف مربعًا
post-hide-around = أخفِ كل شيء ما عدا اليد
post-hide-pad = حرّك المربع وغيّر حجمه
post-undo = تراجع
post-clear = امسح
post-done = تم
post-left-one = إلى اليسار
post-right-one = إلى اليمين
post-up-one = إلى الأعلى
post-down-one = إلى الأسفل
post-bigger = أكبر
post-smaller = أصغر

## The camera
post-camera = الكاميرا
post-camera-say = ضع ظهر يدك داخل الخط.
post-camera-take = التقط الصورة
post-camera-close = أغلق
post-camera-switch = اقلب الكاميرا
post-camera-hand = اليد الأخرى

## Drawing
post-draw-title = ارسم علامتك
post-draw-stage = اليد. ارسم عليها خطّين.
post-draw-hint = خطّان على اليد. أو دعنا نضع العلامة: ثم حرّكها بمفاتيح الأسهم، وغيّر حجمها بزائد وناقص، واضغط Enter.
post-draw-place = ضعوا العلامة عني
post-draw-pad = حرّك العلامة وغيّر حجمها
post-draw-hand = اليد
post-draw-tone = البشرة
post-draw-tone-n = البشرة { $n }، من الفاتح إلى الداكن
post-draw-ready = أو خذ علامة جاهزة
post-draw-ready-n = العلامة رقم { $n }

## No picture
post-count-title = احسبوني معكم
post-count-say = أنت تقف مع أطفال يؤذيهم الاتجار. لا يلزمك أن تُظهر شيئًا من أجل ذلك.
post-count-kept = نضيف واحدًا إلى العدد. لا نحتفظ باسم ولا بصورة.
post-count-me-in = احسبوني معكم

## Words
post-words-title = قل شيئًا، أو لا تقل
post-caption = كلماتك
post-caption-hint = لماذا رسمتها؟ من فضلك لا تذكر أسماء أشخاص أو مدارس أو شوارع.
post-left = الأحرف المتبقية:
post-alt = صِفها لمن لا يستطيع رؤيتها
post-alt-label = ماذا في الصورة؟
post-alt-hint = إذا تركت هذا فارغًا، نقول: يد مرسوم عليها علامة X حمراء.
post-asks = أظهروا اسمي أو مكاني أو وجهي
post-asks-hint = نعامل كل صورة كما لو كان فيها شخص دون { $age }: لا اسم، ولا مكان، والوجوه مخفية. إذا أردت أكثر، فأخبرنا بهذا أولًا. ويجب أن يوافق أحد المشرفين.
post-adult-alone = عمري { $age } أو أكثر، وأنا وحدي في الصورة.
post-first-name = الاسم الأول
post-place = البلد أو الولاية
post-place-none = لا تُظهروا مكانًا
post-place-states = ولايات الولايات المتحدة
post-place-countries = البلدان
post-show-face = اتركوا وجهي ظاهرًا

## Agreeing
post-agree-title = قبل أن ترسل
# The words agreed to; their version is stored with each post. Change the version when you change the words.
post-consent = أنا صنعت هذه الصورة، أو يحق لي مشاركتها. يمكنكم عرضها على الجدار وعلى صفحات هذه الحملة وبطاقاتها. ويمكنني سحبها في أي وقت برابط إيصالي.
post-others = في الصورة أشخاص آخرون، وهم موافقون.
post-keep = احتفظ بها على هذا الجهاز إلى أن تُرسل
post-keep-hint = يفيد إذا كانت الشبكة ضعيفة. تُحذف عندما تصل. وزر «خروج» يحذفها أيضًا. اترك هذا بلا علامة إذا كان غيرك يستخدم الجهاز.
post-send = أرسل علامتي

## On its way
post-progress = جارٍ الإرسال
post-stop = توقف
post-try-now = حاول الآن
post-say-ready = جاهزة للإرسال.
post-say-sending = في الطريق.
post-say-checking = أُرسل كل شيء. بانتظار الرد.
post-say-waiting = لا اتصال الآن. نواصل المحاولة. من فضلك اترك هذه الصفحة مفتوحة.
post-say-waiting-kept = لا اتصال الآن. نواصل المحاولة. يمكنك إغلاق هذه الصفحة والعودة لاحقًا.
post-say-busy = لا يمكننا استلامها في هذه اللحظة. نواصل المحاولة.
post-say-received = وصلتنا. شكرًا لك.
post-say-no-photo = التقط صورة أو اخترها أولًا.
post-say-no-strokes = ارسم خطّين أولًا، أو دعنا نضع العلامة عنك.
post-say-too-long = هذا أطول من اللازم. من فضلك اختصره.
post-say-tick = من فضلك ضع علامة هنا كي يمكننا عرض علامتك.
post-say-trouble = لم ينجح ذلك. يرجى المحاولة مرة أخرى بعد لحظة.
post-say-kept = محفوظة على هذا الجهاز إلى أن تُرسل.
post-say-not-kept = لا يسمح لنا هذا الجهاز بحفظها. من فضلك ابقَ في هذه الصفحة إلى أن تُرسل.
post-say-not-hidden = لم نستطع إخفاء ما حددته، لذلك لم يُرسل شيء. يرجى تجربة صورة أخرى.

## A draft that was left here
post-draft-back = على هذا الجهاز علامة لم تُرسل.
post-draft-go-on = تابع العمل عليها
post-draft-delete = احذف المسودة

## Not open yet
post-closed-title = لا يمكنك المشاركة بعد
post-closed-say = الأشخاص الذين ينظرون إلى كل صورة ما زالوا يستعدون. من فضلك عد قريبًا. لا يلزمك الانتظار كي ترسم العلامة على يدك: أي قلم أحمر يكفي.
post-full-title = لدينا صور أكثر مما نستطيع النظر فيه
post-full-say = شكراً لك. ينظر شخص في كل صورة قبل عرضها، والصور الآن أكثر مما نقدر عليه. أبقِ علامة X على يدك.
post-full-until = عُد في { $when }. سنستقبل الصور من جديد حينها.
post-full-later = عُد لاحقاً اليوم أو غداً.
post-full-count = شارك بلا صورة
post-closed-opens = تُفتح المشاركة في { $day }.
post-closed-day = اليوم هو { $day }.

## Thank you
thanks-title = وصلتنا علامتك. شكرًا لك.
thanks-looked-at = ينظر شخص إلى كل صورة قبل أن تصل إلى الجدار.
thanks-counted = تم احتسابك.
thanks-card-title = بطاقتك، جاهزة الآن
thanks-card-say = لا وجه ولا اسم. أظهرها أينما شئت.
thanks-card-alt = بطاقة عليها يد وعلامة X حمراء.
thanks-card-square = بطاقة مربعة
thanks-card-tall = بطاقة طويلة
thanks-card-wide = بطاقة عريضة
thanks-share = شارك بطاقتي
thanks-answer-title = سيسألك أحد: ما هذه العلامة؟
thanks-answer = هي وقفة ضد الاتجار بالأطفال لأغراض جنسية. يُستغل بعض الأطفال جنسيًا، ويُدفع لأحد مقابل ذلك. ومعظم الناس لا يتحدثون عنه أبدًا. رسمت العلامة كي يسأل أحد. وقد سألت أنت الآن.
thanks-copy-words = انسخ هذه الكلمات
thanks-tell-one = أفضل ما يمكنك فعله الآن: أخبر شخصًا واحدًا.
thanks-tell-words = رسمت اليوم علامة X حمراء على يدي. هي وقفة ضد الاتجار بالأطفال لأغراض جنسية. هل ترسم واحدة أنت أيضًا؟
thanks-tell-button = أخبر شخصًا واحدًا
thanks-next-title = خطوة واحدة تالية
thanks-calendar = ضع اليوم في تقويمي
thanks-receipt-title = رابط إيصالك
thanks-receipt-say = به يمكنك أن ترى أين علامتك، أو تغيّر كلماتك، أو تسحبها في أي وقت. لا حساب ولا بريد إلكتروني.
thanks-receipt-open = افتح إيصالي
thanks-copy-link = انسخ الرابط
thanks-receipt-shared = احتفظ به فقط حيث لا ينظر غيرك. من يملك الرابط يستطيع سحب علامتك.
copied = تم النسخ.

## When something is missing or wrong: what, and what to do next
problem-media-missing = لا صورة بعد
problem-media-missing-next = التقط صورة أو اخترها، ثم أرسل مرة أخرى.
problem-consent-missing = علامة الموافقة ناقصة
problem-consent-missing-next = من فضلك ضع علامة على أنه يمكننا عرض علامتك.
problem-adult-needed = الاسم أو المكان أو الوجه يحتاج إلى علامة أخرى
problem-adult-needed-next = قل إنك بالغ ووحدك في الصورة، أو اترك هذه الخانات فارغة.
problem-adult-others = وضعت علامة على أنك وحدك، وعلى أن معك آخرين في الصورة
problem-adult-others-next = من فضلك اترك الصحيحة منهما فقط.
problem-place-unknown = لا نعرف هذا المكان
problem-place-unknown-next = من فضلك اختر مكانًا من القائمة، أو لا شيء.
problem-drawing-hand = لا نعرف هذه اليد
problem-drawing-hand-next = من فضلك اختر يدًا وبشرة مرة أخرى.
problem-drawing-strokes = لم تصل العلامة كاملة
problem-drawing-strokes-next = من فضلك ارسم خطّين مرة أخرى.
problem-caption-too-long = كلماتك أطول من اللازم
problem-caption-too-long-next = من فضلك اختصرها.
problem-alt-too-long = الوصف أطول من اللازم
problem-alt-too-long-next = من فضلك اختصره.
problem-name-too-long = الاسم أطول من اللازم
problem-name-too-long-next = الاسم الأول يكفي.
problem-form-broken = لم تصل الاستمارة كاملة
problem-form-broken-next = من فضلك أرسلها مرة أخرى.
problem-form-not-text = بعض الكلمات لا يمكن قراءتها
problem-form-not-text-next = من فضلك اكتبها مرة أخرى.
problem-form-text-too-long = بعض الكلمات أطول بكثير من اللازم
problem-form-text-too-long-next = من فضلك اختصرها.
problem-posting-closed = لا يمكنك المشاركة الآن
problem-posting-closed-next = لم نحتفظ بشيء. من فضلك عد لاحقًا.
problem-receipt-not-now = لا يمكن تغيير هذا الآن
problem-receipt-not-now-next = افتح إيصالك مرة أخرى لترى أين علامتك.

## Why a picture was not used
post-reason-face = يمكن رؤية وجه. من فضلك أظهر اليد فقط.
post-reason-child = يمكن التعرف على طفل. من فضلك أظهر اليد فقط.
post-reason-place = تُظهر مكانًا يمكن العثور على شخص فيه. من فضلك أخفه، أو التقط الصورة في مكان آخر.
post-reason-contact = تُظهر كيف يمكن الوصول إلى شخص. من فضلك لا تُظهر ذلك.
post-reason-sensational = قد تخيف الناس. يد وعلامة X تكفيان.
post-reason-restraint = تُظهر حبالًا أو سلاسل أو ما شابه. لا نستخدم مثل هذه الصور. يد وعلامة X تكفيان.
post-reason-injury = تُظهر دمًا أو جروحًا. لا نستخدم مثل هذه الصور. يد وعلامة X تكفيان.
post-reason-sexual = لم نستطع استخدام هذه الصورة.
post-reason-abuse = لم نستطع استخدام هذه الصورة.
post-reason-spam = تبدو إعلانًا، أو الصورة نفسها مرات كثيرة.
post-reason-not-the-x = لم نجد علامة X حمراء على يد.
post-reason-unreadable = لم نستطع فتح هذا الملف. يرجى تجربة صورة أخرى.
post-reason-unusable = لم نستطع استخدام هذه الصورة.

## Another picture after a refusal
replace-title = أرسل صورة أخرى
replace-send = أرسل هذه الصورة
replace-back = العودة إلى إيصالي

## Cards and the calendar
card-headline = رسمتُ العلامة
calendar-summary = { $campaign }
thanks-next-go = اذهب إلى هناك

## Files that cannot be used
problem-picture-empty = هذا الملف فارغ
problem-picture-empty-next = من فضلك اختر صورة أخرى.
problem-picture-none = هذه ليست صورة
problem-picture-none-next = من فضلك اختر صورة: JPEG أو PNG أو WebP أو GIF أو HEIC.
problem-picture-other-kind = لا نستطيع قراءة هذا النوع من الصور
problem-picture-other-kind-next = من فضلك اختر JPEG أو PNG أو WebP أو GIF أو HEIC. ولقطة شاشة لها تنفع أيضًا.
problem-picture-video = هذا مقطع فيديو
problem-picture-video-next = لا نستطيع استلام سوى الصور حاليًا. من فضلك اختر صورة.
problem-picture-damaged = هذه الصورة تالفة
problem-picture-damaged-next = ربما انقطعت في الطريق. من فضلك اختر أخرى، أو التقط الصورة من جديد.
problem-picture-too-small = هذه الصورة أصغر من اللازم
problem-picture-too-small-next = من فضلك اختر صورة أكبر.
problem-picture-too-many-pixels = في هذه الصورة بكسلات أكثر من اللازم
problem-picture-too-many-pixels-next = من فضلك اختر صورة أصغر، أو خذ لقطة شاشة لها وأرسلها.
problem-picture-too-many-scans = هذه الصورة محفوظة بطريقة لا نقرؤها
problem-picture-too-many-scans-next = من فضلك خذ لقطة شاشة لها وأرسلها.

## When words beside a picture must not be kept
post-care-title = حسن أنك تقول شيئاً
post-care-say = إن حدث هذا لك أو لشخص تعرفه: لست وحدك، وليس الذنب ذنبك. هناك من يستمع، نهاراً وليلاً.
post-care-help = تحدّث مع شخص
post-care-kept = لم نحفظ كلماتك ولا صورتك. لم يرها أحد.
post-care-tell = أخبرنا بحيث لا يقرؤه إلا شخص واحد مدرّب
post-care-again = شارك دون هذه الكلمات
problem-words-care = لست وحدك
problem-words-care-next = افتح المساعدة في هذه الصفحة من فضلك: هناك من يستمع. لم يُحفظ شيء من هذا. يمكنك المشاركة دون هذه الكلمات.
problem-words-tip = لا يمكننا تلقي البلاغات هنا
problem-words-tip-next = لم يُحفظ شيء من هذا. افتح المساعدة في هذه الصفحة من فضلك: تقول من يتلقى البلاغات ومن يأتي فوراً.
problem-words-contact = كلماتك تقول كيف يُتصل بشخص
problem-words-contact-next = من فضلك احذف أرقام الهاتف وعناوين البريد والأسماء في خدمات أخرى وعناوين المواقع، ثم أرسلها مرة أخرى.
