# Reporting and removing with a signature or as a formal notice, and what an objector is told. Dates come from the page.
notice-sign = وقّعه طلبًا بحسب القانون
notice-sign-say = لا يلزمك ذلك: نقرر بشأن طلبك في كل حال. إذا بدأت هنا، فمن فضلك املأ كل شيء ما عدا الاسم.
notice-formal = اجعله إشعارًا رسميًا
notice-formal-say = لا يلزمك ذلك: نقرر بشأن بلاغك في كل حال. إذا بدأت هنا، فمن فضلك قل أعلاه ما الخطأ، وضع علامة في المربع. الاسم والعنوان متروكان لك.
notice-sealed = لا يستطيع قراءته إلا من يقرر.
notice-stands = من في الصورة؟
notice-stands-self = أنا أظهر فيها، ولم أوافق على وجودها هنا.
notice-stands-other = أتصرف عن شخص يظهر فيها ولم يوافق.
notice-name = اسمك
notice-contact = كيف نصل إليك
notice-signature = توقيعك: اكتب اسمك
notice-signed-as = التوقيع:
notice-good-faith = أعتقد بحسن نية أن ما أقوله هنا صحيح.
notice-wrong-signed = يحتاج الطلب الموقع إلى توقيعك، وكيف نصل إليك، ومن في الصورة. أو اترك كل ذلك فارغًا.
notice-wrong-faith = من فضلك ضع علامة على أنك تعتقد ذلك بحسن نية، أو اترك ذلك الجزء فارغًا.
notice-wrong-explained = من فضلك قل أعلاه ما الخطأ، أو اترك ذلك الجزء فارغًا.
notice-said = قلت لنا
notice-when = وصلنا ذلك
notice-hid = ما حدث فورًا
notice-hid-say = لم تعد الصورة ظاهرة. ولم يكن أي شخص قد نظر حتى ذلك الحين.
notice-due = يقرر شخص قبل
notice-decided = تقرر
notice-why-stays = هي ضمن قواعدنا.
notice-why-gone = لم توافق قواعدنا، أو أراد أحد يظهر فيها أو صاحبها أن تزول.
notice-by-stays = نظر شخص وقرر.
notice-by-gone = شخص هنا، أو صاحبها، أو قواعدنا. أيهم كان، لا نقوله لأحد في أي حالة كهذه.
notice-redress = اكتب إلى المسؤول عن هذه الحملة. يمكنك أيضًا اللجوء إلى محكمة أو إلى الجهة المختصة في بلدك.
desk-why-copy = أُزيلت الصورة نفسها من مكان آخر على هذا الجدار
desk-objections-late = { $n ->
    [one] اعتراض واحد كان يجب أن يُقرر بشأنه الآن
   *[other] اعتراضات كان يجب أن يُقرر بشأنها الآن: { $n }
}
