## The page of the screening service, for who runs it.

guard-hma-title = خدمة الفحص
guard-hma-well = البنوك في الذاكرة، والاستعلامات يُجاب عنها.
guard-hma-trouble = لا يُجاب عن الاستعلامات: لا يمكن قراءة البنوك. سجل هذه العملية يقول لماذا.
guard-hma-answers = النداءات التي يُجاب عنها هنا:
guard-hma-banks = البنوك
guard-hma-no-banks = لا يوجد بنك بعد. لا شيء يمكن أن يتطابق.
guard-hma-name = الاسم
guard-hma-purpose = الغرض
guard-hma-threshold = المسافة بالبتات
guard-hma-share = حصة الاستعلامات
guard-hma-for-abuse = إساءة معروفة
guard-hma-for-refused-here = رُفض هنا
guard-hma-for-known-good = معروف أنه غير ضار
guard-hma-waiting = ينتظر شخصًا
guard-hma-nothing-waits = لا شيء محتجز ولا شيء موضع شك.
guard-hma-odd = من المدخلات محتجزة أو موضع شك. لا تتطابق حتى ينظر إليها أحد.
