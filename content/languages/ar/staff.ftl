# Signing in.
staff-hello = أهلًا، { $name }
staff-sign-in = تسجيل الدخول
staff-sign-in-say = هذا الرابط يسجّل دخولك مرة واحدة، على هذا الجهاز. دورك: { $role }.
staff-not-you = هل هذا ليس أنت؟ أغلق هذه الصفحة وأخبر من أرسل إليك الرابط.
problem-staff-link = هذا الرابط لا يعمل
problem-staff-link-next = رابط الدخول يعمل مرة واحدة، ليوم واحد. اطلب رابطًا جديدًا من الشخص الذي دعاك.

# Before somebody starts. What they agree to here has a version in the code: change that with the meaning.
staff-welcome-title = قبل أن تبدأ
staff-welcome-say = شكرًا على مساعدتك. دورك: { $role }. من فضلك اقرأ هذا أولًا. يستغرق دقيقتين.
staff-meet-title = ما الذي قد تصادفه
staff-meet-say = يرسل الناس صور علامة X حمراء على يد. وأنت تقرر ما يراه الآخرون.
staff-meet-most = معظم الصور هي ذلك فقط: يد وعلامة X.
staff-meet-hard = بعضها قد يؤلم: دم، أو خوف، أو محتوى جنسي، أو كلمات تبقى معك. ونادرًا ما قد تُظهر صورة اعتداء على طفل.
staff-meet-matched = تُقارن كل صورة أولًا آليًا بالقوائم المحمّلة هنا. وما يطابقها يُختم بعيدًا، ولا تراه أبدًا.
staff-meet-veil = الصور صغيرة ورمادية ومموّهة إلى أن تختار النظر. ولا يلزمك أن تنظر أبدًا.
staff-care-title = كيف نعتني بك
staff-care-stop = يمكنك التوقف في أي وقت، لدقيقة أو نهائيًا. ولا يسأل أحد لماذا.
staff-care-break = خذ استراحات. ما كان ينتظرك يذهب إلى الآخرين، ولا يضيع شيء.
staff-care-escalate = إذا كانت صورة قد تُظهر اعتداءً، فهناك زر لختمها. تزول عن شاشتك فورًا. لا تحتفظ بها ولا تنسخها ولا ترسلها إلى أحد.
staff-care-keep = لا تأخذ لقطات للشاشة. ولا تبحث عن الأشخاص الذين تراهم.
staff-call-title = الشخص الذي يمكنك الاتصال به
staff-call-who = الاسم
staff-call-phone = الهاتف
staff-call-mail = البريد الإلكتروني
staff-call-say = اتصل إذا بقي أثر شيء معك، أو إذا كان أحد قد يكون في خطر، أو إذا لم تكن متأكدًا.
staff-agree-title = هل توافق؟
staff-agree-adult = عمري 18 أو أكثر.
staff-agree-read = قرأت ما الذي قد أصادفه.
staff-agree-agree = أوافق على القيام بهذا العمل، وأعرف بمن يمكنني الاتصال.
staff-agree-do = ابدأ
staff-agree-not = ليس الآن. سجّل خروجي.
staff-to-desk = إلى المكتب
staff-welcome-not-all = من فضلك ضع العلامات الثلاث كلها. من دونها لا يُفتح المكتب.
staff-welcome-nobody = لم يُذكر بعد شخص يمكنك الاتصال به. اطلب من الجهة المنظمة تعيين جهة الاتصال للسلامة. ثم يمكنك البدء.
problem-staff-welcome-first = خطوة واحدة أولًا
problem-staff-welcome-first-next = لم يتغير شيء. افتح المكتب، واقرأ صفحة الترحيب ووافق هناك.
problem-staff-training-first = التدريب أولًا
problem-staff-training-first-next = لم يتغير شيء. افتح المكتب: يقودك إلى تعريف قصير وعشرة أمثلة مرسومة.

# الدخول من دون رابط
staff-enter-wrong = لم يتم تسجيل دخولك. راجع الاسم وكلمة المرور والرمز. كل رمز يعمل مرة واحدة.
staff-enter-password-title = بكلمة مرور ورمز
staff-enter-lost = فقدتُ جهازي
staff-passkey-sign-in = تسجيل الدخول بمفتاح مرور
staff-passkey-failed = لم ينجح ذلك. حاول مرة أخرى، أو استخدم كلمة مرور ورمزًا.
staff-password = كلمة المرور
staff-code = الرمز من التطبيق
staff-code-hint = الأرقام التي يعرضها تطبيق المصادقة الآن.
staff-recover-title = تسجيل الدخول برمز استرداد
staff-recover-say = خذ أحد الرموز التي طبعتها. يعمل مرة واحدة. بعد ذلك تُعِدّ مفتاح مرور أو كلمة مرور من جديد.
staff-recover-code = رمز الاسترداد
staff-recover-wrong = لم يتم تسجيل دخولك. راجع الاسم والرمز. كل رمز يعمل مرة واحدة.
staff-recover-none = لم يبقَ لديك رمز؟ اطلب من أحد المالكين رابط دخول جديدًا.
problem-staff-passkey-wrong = لم يُدخلك مفتاح المرور هذا
problem-staff-passkey-wrong-next = حاول مرة أخرى. إن بقي الأمر كذلك فاستخدم كلمة مرور أو رمز استرداد، أو اطلب رابطًا جديدًا.
problem-staff-locked = محاولات كثيرة لهذا الاسم
problem-staff-locked-next = انتظر قليلًا قبل المحاولة التالية. مفتاح المرور يعمل في كل وقت.

# إثبات الهوية من جديد
staff-confirm-title = هل هذا أنت؟
staff-confirm-say = ما يلي لا يمكن التراجع عنه. أثبت من جديد من أنت. ثم اضغط الزر هناك مرة أخرى.
staff-confirm-elsewhere = أنت على شبكة غير التي دخلت منها. أثبت من جديد من أنت. إن لم تنتقل فقد يكون أحد نسخ جلستك: سجّل الخروج من كل أجهزتك في صفحتك بعد ذلك.
staff-confirm-passkey = استخدام مفتاح المرور
staff-confirm-do = هذا أنا
staff-confirm-wrong = لم يكن ذلك صحيحًا. راجع كلمة المرور والرمز. كل رمز يعمل مرة واحدة.
problem-staff-confirm-first = أثبت من جديد من أنت
problem-staff-confirm-first-next = لم يتغير شيء. افتح الصفحة في متصفح وأكّد أنك أنت، ثم حاول مرة أخرى.

# الإعداد
staff-set-up-title = كيف أسجّل الدخول
staff-set-up-say = أعدّ طريقة واحدة للدخول. عندها يُفتح المكتب. رابطك لا يعمل مرة أخرى.
staff-set-up-has = طريقة ثانية على جهاز آخر تفيد إن فُقد أحدهما.
staff-set-up-remove = إزالة
staff-set-up-last = هذه طريقتك الوحيدة للدخول. أضف طريقة أخرى أولًا.
problem-staff-set-up-first = خطوة واحدة أولًا
problem-staff-set-up-first-next = لم يتغير شيء. افتح المكتب وأعدّ هناك مفتاح مرور أو كلمة مرور.
staff-passkeys-title = مفاتيح المرور
staff-passkeys-say = يحفظه هاتفك أو حاسوبك أو مفتاح أمان. تستخدم هناك إصبعك أو وجهك أو رقمًا سريًا، ولا يصل إلينا شيء من ذلك.
staff-passkey-add = إضافة مفتاح مرور
staff-passkey-made = أُضيف { $at } ولم يُستخدم بعد.
staff-passkey-used = آخر استخدام { $at }.
staff-passkey-no-script = مفتاح المرور يحتاج إلى جافاسكربت. كلمة المرور مع الرموز تعمل من دونه.
staff-passkey-not-here = مفاتيح المرور تحتاج إلى عنوان له اسم. هنا تفي كلمة المرور مع الرموز بالغرض.
problem-staff-passkey-not-kept = لم يُضف مفتاح المرور هذا
problem-staff-passkey-not-kept-next = حمّل الصفحة من جديد وحاول مرة أخرى. الجهاز الموجود في القائمة لا يحتاج إلى إضافة ثانية.
staff-password-title = كلمة المرور والرموز
staff-password-add = إعداد كلمة مرور وتطبيق مصادقة
staff-password-change = تغيير كلمة المرور والتطبيق
staff-password-made = أُعدّت { $at }.
staff-password-choose = اختر كلمة مرور
staff-password-hint = { $least } حرفًا أو علامة على الأقل. بضع كلمات متتالية خيار جيد.
staff-password-keep = حفظ
staff-password-back = رجوع
staff-password-short = كلمة المرور هذه قصيرة جدًا. خذ بضع كلمات.
staff-password-long = كلمة المرور هذه طويلة جدًا.
staff-password-common = كلمة المرور هذه سهلة التخمين. خذ غيرها من فضلك.
staff-password-late = كانت هذه الصفحة قديمة جدًا. امسح الرمز الجديد وحاول مرة أخرى.
staff-password-code-wrong = لم يكن الرمز صحيحًا. اكتب ما يعرضه التطبيق الآن.
staff-secret-title = أضفنا إلى تطبيقك
staff-secret-say = امسح هذا بتطبيق مصادقة.
staff-secret-qr = رمز يُمسح بتطبيق مصادقة
staff-secret-typed = أو اكتب هذا في التطبيق:
staff-codes-title = رموز الاسترداد
staff-codes-left = الرموز المتبقية: { $left }. الجديدة تحل محلها.
staff-codes-none = ليس لديك رموز استرداد. أنشئ بعضها الآن، ليوم تفقد فيه جهازًا.
staff-codes-make = إنشاء رموز جديدة
staff-codes-say = اطبعها أو اكتبها واحفظها بعيدًا عن جهازك. كل رمز يعمل مرة واحدة مع اسمك. لن تُعرض مرة أخرى.
staff-codes-kept = هي لديّ

# جلساتي
staff-sessions-title = أين سجّلت الدخول
staff-sessions-say = نحفظ نوع الجهاز والأوقات، ولا نحفظ أي عنوان.
staff-session = { $device } منذ { $at }.
staff-session-used = آخر استخدام { $at }.
staff-session-mine = هذه هنا.
staff-session-strange = في { $at } استُخدمت من شبكة أخرى. لم يُفتح شيء هناك.
staff-session-end = إنهاء
staff-sessions-end = إنهاء كل الجلسات الأخرى
staff-device-phone = هاتف
staff-device-tablet = جهاز لوحي
staff-device-computer = حاسوب
staff-device-other = جهاز

# دور آخر، ومجموعة صغيرة
staff-role-change = تغيير الدور
staff-role-change-title = دور آخر لـ { $name }
staff-role-change-say = يُسجَّل خروجه من كل مكان ويدخل من جديد.
staff-role-change-do = تغيير
staff-group-title = إعداد مجموعة صغيرة
staff-group-say = شخص يقود، واثنان يقرّران معه، وواحد من الخارج يوافق على ما يجب أن يريده اثنان. تحصل على رابط لكل منهم.
staff-group-lead = من يقود
staff-group-lead-hint = يحصل على ثلاثة روابط: للقرار، ولإدارة الموقع، ولرعاية الحالات. كل منها مدخل مستقل.
staff-group-one = مشرف
staff-group-two = مشرف آخر
staff-group-outside = الموقّع الثاني
staff-group-outside-hint = شخص ليس من الفريق، كمحامٍ أو شريك. يمكنه أن يوافق أو يرفض، ولا شيء غير ذلك.
staff-group-do = إنشاء الروابط
staff-group-twice = ورد { $name } مرتين. كل مكان يحتاج إلى شخص آخر.
staff-group-other-role = { $name } يعمل هنا بدور { $role }. غيّر دوره أو أنهِ وصوله أولًا.
staff-links-title = الروابط

# Me
staff-me-role = دورك: { $role }.
staff-me-signatory = ما ينتظر شخصًا ثانيًا
staff-me-signatures = طلبات بشأن الحالات
staff-me-lines = تغييرات في خطوط المساعدة
staff-me-pages = تغييرات في الصفحات
staff-me-welcome = ما الذي وافقت عليه
staff-out-title = مغادرة
staff-out = تسجيل الخروج
staff-out-everywhere = تسجيل الخروج من كل أجهزتي

# People, for owners
staff-people-title = الأشخاص
staff-name = الاسم
staff-name-hint = كما يعرفه الزملاء. الاسم الأول يكفي.
staff-role = الدور
staff-state = الحالة
staff-acts = ما الذي يمكنك فعله
staff-state-ready = جاهز
staff-state-training = في التدريب
staff-state-invited = لم يُستخدم الرابط بعد
staff-state-lapsed = غير جاهز، يحتاج إلى رابط جديد
staff-new-link = رابط جديد
staff-revoke = إنهاء الوصول
staff-invite-title = دعوة شخص
staff-invite-say = تحصل على رابط يسجّل دخوله مرة واحدة. سلّمه إليه بنفسك، بطريقة تثق بها.
staff-invite-do = أنشئ الرابط
staff-bad-name = من فضلك اكتب اسمًا لا يزيد عن 60 حرفًا.
staff-other-role = شخص بهذا الاسم يعمل هنا ودوره: { $role }. أنهِ وصوله أولًا، ثم ادعه من جديد.
staff-last-owner = هذا آخر مالك يمكنه التصرف هنا. ادعُ مالكًا آخر أولًا، وانتظر حتى يبدأ.
problem-staff-name-too-long = هذا الاسم أطول من اللازم
problem-staff-name-too-long-next = من فضلك اختصره إلى 60 حرفًا.
staff-link-title = الرابط
staff-link-for = الرابط الخاص بـ { $name }
staff-link-say = انسخه الآن: لن يُعرض مرة أخرى. يعمل مرة واحدة، ليوم واحد. والروابط التي أُنشئت له من قبل لم تعد تعمل.
staff-link-back = العودة إلى الأشخاص
staff-revoke-title = إنهاء وصول { $name }؟
staff-revoke-say = يُسجَّل خروجه من كل مكان، فورًا. وما قرره يبقى كما هو.
staff-revoke-do = إنهاء الوصول

# Roles
staff-role-owner = مالك
staff-role-owner-may = يدير الموقع: الأشخاص والإعدادات.
staff-role-organiser = منظم
staff-role-organiser-may = يدير اليوم. يرى المكتب ولا يقرر.
staff-role-editor = محرر
staff-role-editor-may = يكتب الصفحات.
staff-role-moderator = مشرف
staff-role-moderator-may = ينظر إلى المشاركات ويقرر.
staff-role-lead-moderator = مشرف رئيسي
staff-role-lead-moderator-may = يقرر ويعطي رأيا ثانيا ويجيب على الاعتراضات ويرى كيف تسير المجموعة.
staff-role-safety-officer = مسؤول السلامة
staff-role-safety-officer-may = يتولى القضايا. ولا يراها غيره.
staff-role-auditor = مدقق
staff-role-auditor-may = يقرأ سجل القرارات والأرقام. ولا يغير شيئا.
staff-role-signatory = الموقّع الثاني
staff-role-signatory-may = من خارج الفريق. يوافق، بوصفه الثاني من اثنين، على ما يجب أن يريده شخصان. لا يبدأ شيئًا ولا يرى أدلّة.

# What posting waits for
gate-two-moderators = يجب أن يكون مشرفان، عمرهما 18 أو أكثر، قد وافقا واجتازا التدريب.
gate-safety-contact = يجب ذكر شخص للاتصال به عند الخطر، مع رقم هاتف أو بريد إلكتروني.
