# What stands in the way of posting, for the organiser.
gate-vault-key = يجب تعيين مفتاحي الخزنة كليهما.
gate-unknown = لا يُعرف ما الذي تنتظره المشاركة، لذلك تبقى مغلقة.

# The lists that uploads are matched against: for safety officers.
guard-banks = القوائم
guard-banks-say = يُقارن كل ما يُرفع بهذه القوائم قبل أن يراه أحد. لا تظهر هنا أي بصمة.
guard-counts-say = يُقارن كل ما يُرفع بالقوائم المحمّلة. أسماؤها لمسؤولي السلامة.
guard-hashes = البصمات
guard-loaded = القوائم المحمّلة
guard-loaded-none = لا توجد قائمة محمّلة. تُقارن الصور بما رُفض هنا فقط، لذلك تحتاج كل صورة إلى عين إنسان.
guard-purpose-abuse = مواد إساءة معروفة. ما يطابقها يُختم.
guard-purpose-refused-here = ما رُفض هنا. يُرفض الملف نفسه من جديد.
guard-purpose-known-good = معروف أنه غير ضار. يُلغي تطابقًا هو شبه فقط.
guard-source = من
guard-exchange = التبادل
guard-threshold = البتات التي قد تختلف
guard-share = يُسأل عن
guard-share-of = { $n } % مما يُرفع
guard-labels = الوسوم
guard-waiting = ينتظر شخصًا
guard-waiting-none = لا شيء ينتظر.
guard-waiting-say = لا يمكن الموافقة على شيء يشبه واحدًا منها حتى تقرّر. أطلق المدخل إن كان صحيحًا، وأوقفه إن كان خطأ.
guard-held-since = طابق فجأة أكثر بكثير مما سبق. محتجز منذ { $when }.
guard-doubted = من ينفيه أكثر ممن يؤكده.
guard-disabled = إنه موقوف.
guard-opinions = أكّده { $yes }، ونفاه { $no }
guard-release = أطلقه
guard-confirm = مكانه هنا
guard-deconfirm = ليس مكانه هنا
guard-disable = أوقفه
guard-enable = شغّله
