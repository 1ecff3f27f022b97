# Learn: the frame of the pages. What they say is in content/pages.
nav-learn = تعلّم
learn-title = تعلّم
learn-description = صفحات قصيرة وواضحة عن الاتجار بالأطفال لأغراض جنسية: ما هو، وأين وكيف يحدث، وما الذي يساعد.
learn-lead = صفحات قصيرة بكلمات بسيطة. لكل رقم مصدره وسنته، ويقول عمّن يتحدث.
learn-more = المزيد لتتعلمه
learn-contents = في هذه الصفحة
learn-next = تابع القراءة
learn-card = هذا الجواب كبطاقة للطباعة
learn-note = قبل أن تتابع القراءة
learn-note-skip = تخطَّ هذا الجزء
learn-sources = من أين جاء هذا
learn-source-read = قُرئ في { $date }.
learn-source-repeats = ينقل عن: { $origin }.
learn-statement = العبارة
learn-draft = لم تُؤكد بعد
learn-late = حان وقت النظر فيها من جديد
learn-untranslated = هذه الصفحة ليست متوفرة بلغتك بعد. ها هي بالإنجليزية.
learn-stale = تغيّرت الصفحة الإنجليزية منذ ترجمة هذه.
learn-not-a-signal = علامة X إشارة دعم، وليست إشارة لطلب المساعدة.
learn-to-help = إذا كنت تحتاج إلى مساعدة، فافتح صفحة المساعدة.

learn-facts = كل الحقائق
learn-facts-say = كل رقم نستخدمه، مع مصدره.

learn-cards = ماذا أقول؟
learn-cards-say = جواب قصير عن كل سؤال، على بطاقة يمكنك طباعتها.
learn-cards-lead = سؤال واحد، وجواب قصير واحد. اطبعها، كل واحدة على ورقة، أو اقرأ إحداها بصوت عالٍ.

learn-check = ماذا تعرف الآن؟
learn-check-say = سبعة أسئلة. لا حساب، ولا نحتفظ بأجوبتك.
learn-check-lead = سبعة أسئلة. خذ وقتك. يمكنك أن تبحث عن الجواب.
learn-check-send = اعرض الأجوبة
learn-check-kept = لا نحتفظ بأجوبتك ولا نعدّها.
learn-check-score = { $right } من { $all } صحيحة.
learn-check-right = صحيح.
learn-check-wrong = ليس تمامًا. الجواب هو:
learn-check-open = الجواب هو:
learn-check-where = اقرأ المزيد: { $title }
learn-check-again = حاول مرة أخرى

# Staff: pages and facts.
learn-desk-title = الصفحات والحقائق
learn-desk-stale = تغيّر النص الإنجليزي منذ ترجمة هذا.
facts-desk-title = حقائق تنتظر التأكيد
facts-desk-say = افتح كل مصدر واقرأ الرقم هناك. لا يرى القراء الحقيقة إلا بعد أن يفعل أحد ذلك.
facts-desk-late = { $n ->
    [zero] لا حقيقة تنتظر قراءة جديدة.
    [one] حقيقة واحدة كان ينبغي أن تُقرأ من جديد.
    [two] حقيقتان كان ينبغي أن تُقرآ من جديد.
    [few] { $n } حقائق كان ينبغي أن تُقرأ من جديد.
    [many] { $n } حقيقة كان ينبغي أن تُقرأ من جديد.
   *[other] { $n } حقيقة كان ينبغي أن تُقرأ من جديد.
 }
facts-desk-open = ما زال بانتظار التأكيد: { $n }
facts-desk-done = مؤكد: { $n }
facts-desk-source = افتح المصدر
facts-desk-confirm = قرأتها هناك اليوم
facts-desk-doubt = أزلها عن الصفحات
facts-desk-again = تُقرأ من جديد.

# Places.
places-title = الأماكن
places-lead = ماذا يقول القانون، وبمن تتصل، والأرقام المؤرخة الموجودة، بلدًا بلدًا وولاية ولاية.
places-no-rank = نحن لا نرتّب الأماكن. مزيد من البلاغات قد يعني مزيدًا من الأذى، أو مزيدًا من الناس الذين ينتبهون ويبلغون.
places-countries = البلدان
places-states = ولايات الولايات المتحدة
places-figures = { $n ->
    [zero] لا أرقام
    [one] رقم واحد
    [two] رقمان
    [few] { $n } أرقام
    [many] { $n } رقمًا
   *[other] { $n } رقم
 }
place-description = { $place }: القانون، وبمن تتصل، وأرقام مؤرخة.
place-call = بمن تتصل
place-call-say = الخطوط التي تجيب هنا، ورقم الطوارئ أولًا:
place-call-unknown = ليس لدينا خط مؤكد لهذا المكان. عند الخطر، اتصل برقم الطوارئ المحلي. هذه الصفحات تقود إلى المزيد:
place-law = ماذا يقول القانون
place-law-unknown = لم نتحقق من قانون { $place } ولذلك لا نقول عنه شيئًا.
place-law-state-unknown = القانون الاتحادي ساري هنا. لم نتحقق من قانون الولاية في { $place } ولذلك لا نقول عنه شيئًا.
place-agreed = ما الذي اتفقت عليه البلدان
place-figures = الأرقام
place-figures-say = كل رقم صحيح لسنته ولمن يعدّهم، لا أكثر.
place-figures-unknown = لا نعرف رقمًا مؤرخًا عن { $place } يمكننا أن ننشره. وهذا لا يعني أن الأمر لا يحدث هناك.
place-whole = عن كل الولايات معًا
learn-places = حسب البلد والولاية
learn-places-say = القانون، وبمن تتصل، وأرقام مؤرخة.
facts-desk-learned = ما الذي يعرفه القراء
facts-desk-learned-say = اختبار المعرفة، كل الأجوبة معًا. من أجاب ومتى لا يُحفظ في أي مكان.
facts-desk-rightly = { $rightly } من { $answered } صحيحة
