# The receipt of a post, and reporting one. Dates come from the page.

## The receipt
receipt-title = علامتك
receipt-in-review = وصلتنا علامتك
receipt-in-review-say = ينظر شخص إلى كل صورة قبل أن تصل إلى الجدار. لا يلزمك الانتظار هنا.
receipt-approved = علامتك على الجدار
receipt-approved-say = شكرًا لك. سيراها أحد ويسأل.
receipt-counted = تم احتسابك
receipt-counted-say = لا صورة ولا اسم. يمكنك سحب المشاركة أدناه.
receipt-uncounted = سحبت مشاركتك
receipt-uncounted-say = لم تعد محسوبًا. يمكنك الانضمام مرة أخرى متى شئت.
receipt-refused = لم نستطع استخدام هذه الصورة
receipt-withdrawn = سحبت علامتك
receipt-withdrawn-say = زالت عن الجدار، وقد حذفناها. يمكنك رسم علامة جديدة متى شئت.
receipt-removed = أُزيلت هذه الصورة عن الجدار
receipt-removed-say = لم تعد معروضة. تجد أدناه السبب وما يمكنك فعله.
receipt-line-sent = أُرسلت
receipt-line-looks = ينظر إليها شخص
receipt-line-looked = نظر إليها شخص
receipt-line-wall = على الجدار
receipt-see = شاهدها على الجدار
receipt-replace = أرسل صورة أخرى
receipt-appeal = أظن أن هذا خطأ
receipt-appeal-why = أخبرنا لماذا
receipt-appeal-hint = يمكنك أن تسأل مرة واحدة. وإذا رفضها شخص، فإن شخصًا آخر يجيب.
receipt-appeal-send = اسأل مرة أخرى
receipt-words = غيّر كلماتك
receipt-words-save = احفظ الكلمات
receipt-alt-by-desk = وصف أحد العاملين في المكتب صورتك بكلمات أخرى. يمكنك تغييرها.
receipt-withdraw = سحبها
receipt-withdraw-say = لمسة واحدة، وتزول عن الجدار. لا يمكننا استرجاع نسخ أخذها آخرون.
receipt-withdraw-do = اسحب علامتي
receipt-keep = هذه الصفحة هي إيصالك
receipt-keep-say = احتفظ بالرابط إذا أردت العودة. وإذا كان غيرك يستخدم هذا الهاتف، فلا تحتفظ به: من يملك الرابط يستطيع سحب علامتك.

## Reporting
report-title = الإبلاغ عن هذه الصورة
remove-title = إزالة صورة لي
report-say = نخفيها حالما ترسل هذا. ثم يقرر شخص. لا يلزمك أن تقول من أنت.
report-why = ما الخطأ؟
report-note = هل تريد إضافة شيء؟
report-note-hint = يمكنك ترك هذا فارغًا. من فضلك لا تذكر أسماء.
report-send = أبلغ عنها
remove-send = اطلب إزالتها
report-back = رجوع
report-danger = هل طفل في خطر، أو أنت؟ من فضلك لا تنتظرنا:
reported-title = شكرًا لك. هي مخفية الآن.
reported-say = سينظر إليها شخص ويقرر.
reported-link = على هذا الرابط يمكنك أن ترى ما تقرر. أنت وحدك تملكه.
reported-stays = نظرنا إليها. وهي باقية.
reported-stays-say = نظر إليها شخص ولم يجد ما يخالف قواعدنا. يمكنك الإبلاغ عنها مرة أخرى إذا كان فيها خطأ آخر.
reported-gone = لقد زالت. شكرًا لك.
reported-wall = العودة إلى الجدار
