# SPDX-License-Identifier: Apache-2.0
"""What happened to the invented customers of an invented provider of home internet and mobile lines.

A text is (Arabic, English); {he|she} picks by the customer, in both. A step is
(days since the case began, channel, by the customer, feeling, effort, text); feeling and effort are None where nobody
recorded them. `open_at` is the first step that an open case has not come to yet. A promise is (days since the case
began when it was made, days until due, text).
"""

COMPLAINTS = [
    dict(subject=('انقطاع الإنترنت مساءً', 'Internet drops every evening'), open_at=3, promise=(1, 3, ('اتصال بنتيجة فحص الخط', 'a call with the result of the line test')), steps=[
        (0, 'phone', True, -1, 3, ('{اشتكى|اشتكت} من انقطاع الإنترنت كل مساء بين الثامنة والعاشرة', 'Reported that the internet drops every evening between eight and ten')),
        (1, 'phone', False, None, None, ('{أبلغناه|أبلغناها} أن فحص الخط يحتاج إلى يومين', 'We said the line test takes two days')),
        (4, 'chat', True, -1, 4, ('{سأل|سألت} عن نتيجة الفحص؛ لم تكن جاهزة بعد', 'Asked for the result of the test; it was not ready')),
        (6, 'phone', False, 1, None, ('استُبدل منفذ الخط، والقراءة مستقرة منذ ليلتين', 'The port was replaced; two quiet evenings since')),
        (9, 'phone', True, 1, 2, ('{أكّد|أكّدت} أن الانقطاع لم يعد', 'Confirmed that the drops are gone'))]),
    dict(subject=('فاتورة أعلى من المتفق عليه', 'Bill higher than agreed'), open_at=2, promise=(0, 5, ('مراجعة الفاتورة وإرسال بيان مفصّل', 'to review the bill and send a full statement')), steps=[
        (0, 'mail', True, -1, 3, ('{كتب|كتبت} أن الفاتورة تزيد على المبلغ المتفق عليه', 'Wrote that the bill is higher than the amount agreed')),
        (2, 'mail', False, None, None, ('طلبنا صورة العقد وبدأنا المراجعة', 'We asked for a copy of the contract and began the review')),
        (5, 'mail', False, 0, None, ('تبيّن أن خصم السنة الأولى لم يُطبّق؛ أُعيد الفرق', 'The first-year discount had not been applied; the difference was refunded')),
        (7, 'mail', True, 1, 2, ('{شكر|شكرت} على البيان الواضح', 'Thanked us for the clear statement'))]),
    dict(subject=('الفني لم يحضر في موعده', 'Technician did not come'), open_at=2, promise=(0, 2, ('موعد جديد للفني واتصال قبله بساعة', 'a new visit, with a call one hour before')), steps=[
        (0, 'phone', True, -2, 4, ('{انتظر|انتظرت} الفني من الصباح إلى العصر ولم يحضر', 'Waited from morning to afternoon; nobody came')),
        (1, 'phone', False, None, None, ('اعتذرنا وعرضنا موعدًا جديدًا', 'We apologised and offered a new time')),
        (3, None, False, 1, 2, ('حضر الفني في الموعد الجديد وأنهى التركيب', 'The technician came at the new time and finished')),
        (4, 'chat', True, 1, 1, ('{أرسل|أرسلت} أن كل شيء يعمل', 'Wrote that everything works'))]),
    dict(subject=('بطء شديد في سرعة التحميل', 'Very slow downloads'), open_at=3, promise=(2, 4, ('نتيجة قياس السرعة من المقسم', 'the speed measured at the exchange')), steps=[
        (0, 'web', True, -1, 2, ('{سجّل|سجّلت} بلاغًا: السرعة ربع المتفق عليه', 'Filed a report: a quarter of the agreed speed')),
        (1, 'mail', False, None, None, ('أرسلنا خطوات القياس بسلك مباشر', 'We sent the steps for measuring by cable')),
        (2, 'mail', True, -1, 4, ('{أعاد|أعادت} القياس ثلاث مرات والنتيجة نفسها', 'Measured three times; the same result')),
        (7, 'phone', False, None, None, ('نُقل الخط إلى منفذ أسرع', 'The line was moved to a faster port')),
        (8, 'phone', True, 2, 2, ('{قال|قالت} إن السرعة عادت كما كانت، وأفضل', 'Said the speed is back, and better'))]),
    dict(subject=('جهاز راوتر معيب', 'Faulty router'), open_at=2, promise=(0, 4, ('تسليم جهاز بديل إلى البيت', 'a replacement router, delivered home')), steps=[
        (0, 'branch', True, -1, 3, ('{أحضر|أحضرت} الراوتر: يعيد التشغيل من نفسه', 'Brought the router in: it restarts by itself')),
        (1, 'chat', False, None, None, ('لا أجهزة بديلة في الفرع هذا الأسبوع', 'No replacement in the branch this week')),
        (5, 'branch', False, 1, 2, ('سُلّم جهاز بديل وضُبط أمام {العميل|العميلة}', 'A replacement was handed over and set up'))]),
    dict(subject=('رقم محمول لا يستقبل المكالمات', 'Line receives no calls'), open_at=2, promise=(0, 1, ('رسالة حين يعود الاستقبال', 'a message when incoming calls work')), steps=[
        (0, 'branch', True, -2, 3, ('رقم {العميل|العميلة} لا يستقبل منذ نقله إلينا', 'No incoming calls since the number was moved to us')),
        (1, 'phone', False, None, None, ('رُفع الطلب إلى فريق نقل الأرقام', 'Passed to the number transfer team')),
        (2, 'chat', False, 1, None, ('اكتمل النقل وتم اختبار الاستقبال', 'The transfer is complete; incoming calls tested'))]),
    dict(subject=('خصم مبلغ مرتين', 'Charged twice'), open_at=2, promise=(1, 7, ('إعادة المبلغ المكرر', 'refund of the second charge')), steps=[
        (0, 'phone', True, -2, 2, ('خُصم الاشتراك مرتين في اليوم نفسه', 'The fee was taken twice on one day')),
        (1, 'mail', False, None, None, ('وصل كشف الحساب وأُرسل إلى المحاسبة', 'The statement arrived and went to accounting')),
        (6, 'mail', False, 1, None, ('أُعيد المبلغ مع رسالة اعتذار', 'Refunded, with a letter of apology'))]),
    dict(subject=('وعد بخصم لم يُنفذ', 'Promised discount not given'), open_at=2, promise=(1, 5, ('تفعيل الخصم من أول الشهر', 'the discount, from the first of the month')), steps=[
        (0, 'chat', True, -2, 4, ('{وُعد|وُعدت} بخصم عند التجديد ولم يظهر في الفاتورة', 'Was promised a discount on renewal; the bill does not show it')),
        (1, 'chat', False, None, None, ('وجدنا الوعد مسجلًا في مكالمة سابقة', 'We found the promise in an earlier call')),
        (6, 'phone', False, 0, None, ('طُبّق الخصم وأُضيف شهر اعتذارًا', 'The discount was applied, and a free month in apology')),
        (8, 'chat', True, 1, 1, ('{قبل|قبلت} الاعتذار {وشكر|وشكرت} على الوفاء', 'Accepted the apology and thanked us for keeping our word'))]),
]

# Cases about something the customer asked us to change. The last step says what was changed.
SUGGESTIONS = [
    dict(subject=('مواعيد مسائية لزيارات الفنيين', 'Evening visits by technicians'), steps=[
        (0, 'phone', True, 0, None, ('{اقترح|اقترحت} زيارات مسائية لمن يعمل نهارًا', 'Suggested evening visits for people who work by day')),
        (3, 'mail', False, None, None, ('شكرنا {العميل|العميلة} ورُفع الاقتراح إلى العمليات', 'We thanked the customer and passed it to operations')),
        (70, 'mail', False, 2, None, ('نُفّذ الاقتراح: صارت الزيارات حتى التاسعة مساءً', 'Done as suggested: visits now run until nine in the evening'))]),
    dict(subject=('تفصيل الفاتورة في صفحة واحدة', 'The bill on one page'), steps=[
        (0, 'branch', True, 0, None, ('{قال|قالت} إن الفاتورة من أربع صفحات لا تُقرأ', 'Said that nobody reads a bill of four pages')),
        (90, 'mail', False, 1, None, ('نُفّذ الاقتراح: الفاتورة الجديدة صفحة واحدة والتفصيل عند الطلب', 'Done as suggested: the new bill is one page, details on request'))]),
    dict(subject=('كرسي ومظلة أمام الفرع', 'A bench and shade outside the branch'), steps=[
        (0, 'branch', True, 0, None, ('{اقترح|اقترحت} مظلة ومقاعد لمن ينتظر في الشمس', 'Suggested shade and seats for those who wait in the sun')),
        (45, 'phone', False, 2, None, ('نُفّذ الاقتراح: رُكّبت المظلة وستة مقاعد أمام الفرع', 'Done as suggested: the shade and six seats stand outside the branch'))]),
    dict(subject=('إشعار قبل انتهاء الباقة بيومين', 'A notice two days before the plan ends'), steps=[
        (0, 'chat', True, 0, None, ('{اقترح|اقترحت} تنبيهًا قبل انتهاء الباقة لا بعدها', 'Suggested a notice before the plan ends, not after')),
        (30, 'chat', False, 1, None, ('نُفّذ الاقتراح: يصل التنبيه الآن قبل يومين', 'Done as suggested: the notice now comes two days before'))]),
    dict(subject=('خط أكبر في التطبيق', 'Larger type in the app'), steps=[
        (0, 'web', True, 0, None, ('{كتب|كتبت} أن حروف التطبيق صغيرة على كبار السن', 'Wrote that the letters in the app are too small for older people')),
        (60, 'mail', False, 2, None, ('نُفّذ الاقتراح: أُضيف اختيار حجم الخط في التطبيق', 'Done as suggested: the app now lets people choose the size of type'))]),
]

PURCHASES = [
    dict(subject=('ألياف منزلية 500', 'Home fibre 500'), promise=(0, 4, ('تركيب الخط في البيت', 'to install the line at home')), steps=[
        (0, 'branch', True, 1, 2, ('{طلب|طلبت} ألياف 500 بعد مقارنة الباقات', 'Ordered fibre 500 after comparing the plans')),
        (2, 'phone', False, None, None, ('اتفقنا على موعد التركيب', 'We agreed on the day of installation')),
        (4, None, False, 1, 1, ('رُكّب الخط وجُرّبت السرعة أمام {العميل|العميلة}', 'The line was installed and its speed shown'))]),
    dict(subject=('باقة جوال بلا حدود', 'Mobile unlimited'), promise=(0, 1, ('إرسال العقد بالبريد', 'to send the contract by mail')), steps=[
        (0, 'web', True, 1, 1, ('{اشترك|اشتركت} في باقة بلا حدود من الموقع', 'Took the unlimited plan on the website')),
        (1, 'mail', False, None, None, ('أُرسل العقد وطريقة الدفع', 'The contract and the way to pay were sent'))]),
    dict(subject=('شريحة ثانية للعائلة', 'A second SIM for the family'), promise=(0, 2, ('توصيل الشريحة', 'delivery of the SIM')), steps=[
        (0, 'chat', True, 1, 1, ('{طلب|طلبت} شريحة ثانية للعائلة', 'Asked for a second SIM for the family')),
        (2, 'phone', False, 1, None, ('وصلت الشريحة وفُعّلت', 'The SIM arrived and was activated'))]),
    dict(subject=('مقوّي إشارة للبيت', 'A mesh repeater'), promise=None, steps=[
        (0, 'branch', True, 0, 2, ('{اشترى|اشترت} مقوّي إشارة للطابق الثاني', 'Bought a repeater for the second floor')),
        (1, 'chat', True, 1, 2, ('{سأل|سألت} أين يوضع الجهاز؛ أُرسلت صورة', 'Asked where to put it; we sent a picture'))]),
]

REQUESTS = [
    dict(subject=('نقل الخط إلى عنوان جديد', 'Moving the line to a new address'), open_at=2, promise=(1, 6, ('تشغيل الخط في البيت الجديد', 'the line working in the new home')), steps=[
        (0, 'phone', True, 0, 2, ('{ينتقل|تنتقل} إلى بيت جديد {ويريد|وتريد} الخط نفسه', 'Is moving home and wants to keep the line')),
        (1, 'phone', False, None, None, ('العنوان الجديد مغطى، وحُدد موعد النقل', 'The new address is covered; a day was set')),
        (7, None, False, 1, 2, ('نُقل الخط في يومه', 'The line was moved on the day'))]),
    dict(subject=('تغيير صاحب الاشتراك', 'Change of account holder'), open_at=2, promise=(0, 3, ('قائمة واحدة بالأوراق المطلوبة', 'one list of the papers needed')), steps=[
        (0, 'branch', True, 0, 4, ('{يريد|تريد} نقل الاشتراك إلى اسم آخر في الأسرة', 'Wants the account in the name of a relative')),
        (1, 'mail', False, None, None, ('أُرسلت قائمة الأوراق ومكان تقديمها', 'The list of papers and where to bring them was sent')),
        (6, 'branch', True, 1, 2, ('سُلّمت الأوراق وتم التغيير في زيارة واحدة', 'The papers were handed in; done in one visit'))]),
    dict(subject=('تقسيط رسوم التركيب', 'Installation fee in instalments'), open_at=1, promise=(0, 4, ('رد الإدارة على طلب التقسيط', "management's answer on instalments")), steps=[
        (0, 'phone', True, 0, 2, ('{سأل|سألت} عن تقسيط رسوم التركيب', 'Asked to pay the installation fee in parts')),
        (3, 'phone', False, 1, None, ('وافقت الإدارة على ثلاث دفعات', 'Management agreed to three payments'))]),
]

# Contacts that belong to no case: (channel, by the customer, feeling, effort, text).
CONTACTS = [
    ('phone', True, None, 1, ('{سأل|سألت} عن موعد تجديد الباقة', 'Asked when the plan renews')),
    ('phone', True, 0, 1, ('{استفسر|استفسرت} عن ساعات عمل الفرع', 'Asked for the opening hours of the branch')),
    ('chat', True, 1, 1, ('{سأل|سألت} كيف يُدفع من التطبيق؛ تم الدفع أثناء المحادثة', 'Asked how to pay in the app; paid during the chat')),
    ('mail', True, None, 2, ('{طلب|طلبت} نسخة من العقد', 'Asked for a copy of the contract')),
    ('mail', False, None, None, ('أُرسلت نسخة العقد', 'A copy of the contract was sent')),
    ('branch', True, 1, 2, ('{حدّث|حدّثت} رقم الجوال والعنوان', 'Updated the mobile number and the address')),
    ('web', True, None, 1, ('{غيّر|غيّرت} لغة المراسلات', 'Changed the language of our letters')),
    ('phone', False, 1, None, ('اتصال ترحيب بعد الشهر الأول', 'Welcome call after the first month')),
    ('phone', True, 2, 1, ('{شكر|شكرت} الموظف على صبره في مكالمة سابقة', 'Thanked an agent for patience in an earlier call')),
    ('branch', True, 0, 3, ('{انتظر|انتظرت} عشرين دقيقة لدفع الفاتورة', 'Waited twenty minutes to pay the bill')),
    ('chat', True, 0, 2, ('{سأل|سألت} عن خدمة التجوال قبل السفر', 'Asked about roaming before a journey')),
    ('chat', False, None, None, ('أُرسل شرح التجوال وأسعاره كتابةً', 'Roaming and its prices were sent in writing')),
    ('phone', True, -1, 3, ('{اضطر|اضطرت} إلى شرح الموضوع نفسه لموظفين', 'Had to explain the same thing to two agents')),
    ('web', True, 1, 1, ('{قيّم|قيّمت} الخدمة بأربع نجوم', 'Rated the service four stars')),
    ('mail', False, None, None, ('رسالة عن صيانة ليلية في المنطقة', 'A letter about maintenance at night in the area')),
    ('phone', True, 1, 1, ('{أوصى|أوصت} بنا لجار جديد', 'Recommended us to a new neighbour')),
]
# A good call, then a bad visit: the fall in feeling that the next agent has to know about.
FALL = [('phone', True, 2, 1, ('مكالمة طيبة: حُلّت مسألة الرصيد في دقيقتين', 'A good call: the balance was put right in two minutes')),
        ('branch', True, -1, 4, ('{قيل له|قيل لها} في الفرع إن الطلب غير مسجل، {وعاد|وعادت} من دون حل', 'Was told in the branch that no request was on file, and left without an answer'))]
