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

# Me
staff-me-role = دورك: { $role }.
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

# What posting waits for
gate-two-moderators = يجب أن يكون مشرفان، عمرهما 18 أو أكثر، قد بدآ.
staff-role-signatory = الموقّع الثاني
staff-role-signatory-may = من خارج الفريق. يوافق، بوصفه الثاني من اثنين، على ما يجب أن يريده شخصان. لا يبدأ شيئًا ولا يرى أدلّة.
gate-safety-contact = يجب ذكر شخص للاتصال به عند الخطر، مع رقم هاتف أو بريد إلكتروني.
