# Facts: the words around them. What they say is in content/facts.

# Numbers, as the data give them.
fact-in = { $one } من كل { $n }
fact-part = { $part } من { $of }
fact-percent = { $n }%
fact-percents = { $from } إلى { $to }%
fact-millions = { $n } مليون
fact-days = { $n ->
    [zero] { $n } يوم
    [one] يوم واحد
    [two] يومان
    [few] { $n } أيام
    [many] { $n } يومًا
   *[other] { $n } يوم
}
fact-is-about = نحو { $n }
fact-is-more-than = أكثر من { $n }
fact-is-almost = قرابة { $n }

# When.
fact-years = من { $from } إلى { $to }
fact-span-fiscal = السنة المالية { $year }
fact-span-first-half = النصف الأول من { $year }
fact-span-quarter-1 = الربع الأول من { $year }
fact-span-quarter-2 = الربع الثاني من { $year }
fact-span-quarter-3 = الربع الثالث من { $year }
fact-span-quarter-4 = الربع الرابع من { $year }
fact-span-end = نهاية { $year }
fact-span-straddling = { $from }-{ $to }
fact-span-report = تقرير { $year }
fact-span-inferred = على الأرجح { $year }

# Under a fact.
fact-of = من: { $who }
fact-counted = المعدود: { $what }
fact-source = المصدر: { $name }
fact-repeats = { $name }، نقلًا عن { $origin }
fact-checked = تم التحقق في { $date }
fact-draft = مسودة، لم تُؤكد بعد
fact-secondary = مصدر ثانوي
fact-old = هناك رقم أحدث
fact-late = مستحق لتحقق جديد منذ { $date }

# The list.
facts-title = الحقائق ومصادرها
facts-description = كل رقم وكل قانون نذكره، مع سنته ومكانه وممّن هو نسبة ومصدره.
facts-lead = كل رقم نستخدمه، مع سنته ومكانه ومصدره. الرقم لا يقول شيئًا إلا إذا عرفت عمّن يتحدث.
facts-demo = في هذا العرض التجريبي ترى المسودات أيضًا. في موقع حقيقي لا تُعرض الحقيقة إلا بعد أن يتحقق منها شخص في صفحة المصدر نفسه.
facts-by-topic = حسب الموضوع
facts-by-place = حسب المكان
facts-all = الكل
facts-none = لم يُؤكد شيء هنا بعد. تظهر الحقائق عندما يتحقق شخص من كل واحدة منها في صفحة مصدرها نفسه.
facts-corrections = تصحيحات
facts-corrections-none = لا شيء حتى الآن. عندما يكون رقم خطأ، نقول هنا ما الذي غيّرناه.
facts-how = كيف نتحقق
facts-how-say = نقرأ الرقم في صفحة قبل أن نستخدمه. ونقول متى قرأناه، وننظر مرة أخرى خلال عام. إذا كررت صفحة ما وجده غيرها، نذكر الاثنين. وما كان قديمًا أو ضعيفًا أو تخمينًا فلا نعرضه.
facts-not-compare = لا يمكن مقارنة رقمين إلا إذا كانا يعدّان الشيء نفسه، عند الناس أنفسهم، وبالطريقة نفسها.

# One fact.
fact-one = معلومة
fact-crumb = الحقائق
fact-year = السنة
fact-place = المكان
fact-of-whom = ممّن
fact-what-counted = ما الذي يُعدّ
fact-stands = أين وصلت
fact-read = المصدر
fact-published = نُشر
fact-origin = أول من وجدها
fact-also = وأيضًا هناك
fact-grade = ما مدى معرفتنا بها
fact-grade-a = قرأناها في صفحة المصدر نفسه.
fact-grade-a-minus = قرأناها في نسخة قديمة أو غير مألوفة من صفحة المصدر نفسه.
fact-grade-b = قرأناها في صفحة تكرر المصدر الذي تذكره.
fact-licence = الاستخدام
fact-licence-public-domain = ملك عام
fact-licence-cc-by = ترخيص المشاع الإبداعي مع النسبة (CC BY): اذكر المصدر
fact-licence-ogl = ترخيص الحكومة المفتوح (OGL): اذكر المصدر
fact-licence-cite-only = قلها بكلماتك واذكر المصدر
fact-reviewed = تم التحقق في
fact-again = التحقق القادم قبل
fact-careful = اقرأ هذا معها
fact-history = أرقام سابقة
fact-history-say = نحتفظ بها كي ترى ما الذي قيل ومتى. انظر ممّن هي نسبة: ليس ذلك واحدًا دائمًا.
fact-newer = الأحدث:
fact-no-corrections = لم تُصحح هذه الحقيقة.
fact-cite = للاستشهاد بها
fact-cite-read = قُرئ في { $date }.
fact-share = لمشاركتها
fact-as-picture = كصورة
fact-as-data = كبيانات (JSON)
fact-picture-alt = الحقيقة كصورة: { $says }

# Charts and maps.
chart-table = الأرقام وراء هذا
chart-year = السنة
chart-value = الرقم
chart-share = النسبة
chart-place = المكان
chart-region = المنطقة
chart-source = المصدر
chart-gap = لا بيانات
chart-gaps = لا توجد بيانات يمكننا ذكرها عن { $years }.
chart-from-to = السنوات: { $years }. المعدود: { $what }.
chart-from-to-share = السنوات: { $years }. نسبة من: { $what }.
chart-break = العلامة { $mark }، قبل { $year }:
chart-draft = فيه مسودات لم تُؤكد بعد.
chart-known = معروف عن { $known } من { $all } من المناطق، وهناك جزئيًا فقط.
chart-part = { $place }: { $value }
chart-bar = { $place }، { $year }
chart-of = من { $who }
