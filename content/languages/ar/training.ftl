# قبل أن تُفتح القائمة: تعريف قصير وعشرة أمثلة مرسومة. الصفحات نفسها في content/training.
training-title = قبل أن تقرر
training-say = تعريف قصير، ثم عشرة أمثلة مرسومة. بعد ذلك تُفتح لك القائمة.
training-say-pages = فكرة واحدة في كل صفحة. خذ وقتك، وتوقف متى شئت.
training-say-examples = إن لم تكن الإجابة صحيحة تقرأ السبب، ثم تعود مرة أخرى.
training-say-private = لا أحد يرى كيف أجبت. ما يُحفظ هو أنك اجتزت فقط.
training-begin = ابدأ
training-go-on = تابع
training-later = ليس الآن
training-next = التالي
training-back = رجوع
training-to-examples = إلى الأمثلة
training-page-of = الصفحة { $n } من { $all }
training-example = مثال مرسوم
training-example-say = قرر كما تقرر في المكتب. اضغط مطولًا على الصورة، أو على مفتاح المسافة، لترى.
training-drawn = مرسوم للتدريب
training-left = { $n ->
    [one] بقي واحد
   *[other] بقي { $n }
}
training-right = صحيح.
training-wrong = ليس تمامًا.
training-passed-title = القائمة مفتوحة لك
training-passed-say = قررت في كل الأمثلة بشكل صحيح. شكرًا لأنك أخذت وقتك.
training-to-desk = إلى المكتب
training-read-again = اقرأ التعريف مرة أخرى
training-texts = نصوص التدريب
