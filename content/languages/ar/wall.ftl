# The front page, the wall, one post, the screen in a hall. Dates and numbers come from the page.

## The front page
site-description = ارسم علامة X حمراء على يدك، وأظهرها، وقل لماذا: لا طفل للبيع.
home-title = ارسم علامة X حمراء على يدك
home-today = اليوم
home-after = شكرًا لك
home-in-days = { $days ->
    [zero] اليوم
    [one] غدًا
    [two] بعد يومين
    [few] بعد { $days } أيام
    [many] بعد { $days } يومًا
   *[other] بعد { $days } يوم
}
home-do = ارسم علامة X حمراء على يدك.
home-why = قف ضد الاتجار بالأطفال لأغراض جنسية.
home-lead = في { $day }، أظهرها. سيسألك أحد: «ما هذه العلامة؟» وجوابك يبدأ الحديث.
home-lead-after = مضى اليوم، والحديث مستمر. الجدار يبقى هنا، وما زال بإمكانك رسم علامتك.
home-draw = ارسم علامتك
home-what = ما هي؟
home-wall = على الجدار
home-joined = عدد المشاركات: { $n }
home-see-wall = شاهد الجدار كله
home-asked = «ما هذه العلامة؟»
home-answer = «معناها أن لا طفل للبيع. أحملها كي يتحدث الناس عن الاتجار بالأطفال لأغراض جنسية، وكي يعرف كل طفل يؤذيه ذلك أننا نهتم.»
home-answer-more = الاتجار بالأطفال لأغراض جنسية يعني أن يعطي أحد أو يأخذ شيئًا ذا قيمة مقابل فعل جنسي مع طفل، أي كل من هو دون الثامنة عشرة. لا يلزم لذلك عنف، ولا عبور حدود. والطفل ليس مذنبًا أبدًا.
home-how = كيف تشارك
home-step-draw = ارسم
home-step-draw-say = خطّان على ظهر يدك. أي قلم أحمر يكفي. لا قلم لديك؟ ارسمها على الشاشة.
home-step-show = أظهر
home-step-show-say = التقط صورة ليدك. لا وجه، ولا اسم، ولا حساب.
home-step-tell = أخبر
home-step-tell-say = عندما يسألك أحد، قل لماذا. حديث صادق واحد له قيمة.
home-next = بعد العلامة
home-next-say = العلامة تفتح الحديث. والعمل يستمر طوال العام: تعلّم ما هو، واعرف الرقم الذي تتصل به، وقف إلى جانب من حولك.
home-remind = ضع { $day } في تقويمي
home-card-alt = يد مرسومة عليها علامة X حمراء، واسم اليوم وتاريخه.

## The wall
wall-title = أيدٍ على الجدار
wall-empty = لا بصمات بعد. يمكن أن تكون بصمتك الأولى.
wall-yours = ارسم علامتك
wall-new-one = {"{n}"} جديدة
wall-new-other = {"{n}"} جديدة
wall-older = بصمات أقدم
wall-newest = أحدث البصمات
wall-alt-photo = صورة يد عليها علامة X حمراء
wall-alt-photo-place = صورة يد عليها علامة X حمراء، من { $place }
wall-alt-drawn = { $hand }، مرسومة، عليها علامة X حمراء
wall-alt-drawn-hand = يد مرسومة عليها علامة X حمراء
problem-wall-full = الجدار المباشر ممتلئ الآن
problem-wall-full-next = الجدار نفسه ما زال مفتوحًا. وسيسأل عن بصمات جديدة من حين إلى آخر.
wall-tv = عرض الجدار على شاشة كبيرة
wall-pictures = { $n ->
    [zero] صورة
    [one] صورة
    [two] صورتان
    [few] صور
    [many] صورة
   *[other] صورة
}
wall-without = بلا صورة
wall-joined = مجموع المشاركات

## One post
one-title = يد عليها علامة X حمراء
one-doors = عن هذه الصورة
one-wall = شاهد الجدار
one-report = أبلغ عن هذه
one-remove = إزالة صورة لي
