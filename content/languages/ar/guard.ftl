# What stands in the way of posting, for the organiser.
gate-vault-key = يجب تعيين مفتاحي الخزنة كليهما.
gate-unknown = لا يُعرف ما الذي تنتظره المشاركة، لذلك تبقى مغلقة.
