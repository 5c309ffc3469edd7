# SPDX-License-Identifier: Apache-2.0
"""What the invented customers are made of: names by country, phones that belong to nobody, and profiles.

A name is a pair (as written, in Latin letters). No pair of given and family name was taken from a person.
"""

# Given names, Arabic: (name, Latin).
MEN = [
    ('سامي', 'Sami'), ('خالد', 'Khaled'), ('عمر', 'Omar'), ('يوسف', 'Youssef'), ('مازن', 'Mazen'), ('طارق', 'Tariq'),
    ('إياد', 'Iyad'), ('رامي', 'Rami'), ('فارس', 'Fares'), ('حاتم', 'Hatem'), ('زياد', 'Ziad'), ('نبيل', 'Nabil'),
    ('أنس', 'Anas'), ('بلال', 'Bilal'), ('جمال', 'Jamal'), ('حسام', 'Hussam'), ('رشيد', 'Rashid'), ('سليم', 'Salim'),
    ('عادل', 'Adel'), ('غسان', 'Ghassan'), ('قاسم', 'Qasim'), ('كريم', 'Karim'), ('لؤي', 'Luay'), ('مروان', 'Marwan'),
    ('هاني', 'Hani'), ('وليد', 'Walid'), ('ياسر', 'Yasser'), ('إدريس', 'Idris'), ('بدر', 'Badr'), ('سعود', 'Saud'),
    ('عبد الرحمن', 'Abdulrahman'), ('عبد الله', 'Abdullah'), ('ماجد', 'Majid'), ('ناصر', 'Nasser'), ('أيمن', 'Ayman'),
]
WOMEN = [
    ('منى', 'Mona'), ('ليلى', 'Layla'), ('هالة', 'Hala'), ('سلمى', 'Salma'), ('نور', 'Nour'), ('رنا', 'Rana'),
    ('دينا', 'Dina'), ('ريم', 'Reem'), ('سحر', 'Sahar'), ('أمل', 'Amal'), ('هدى', 'Huda'), ('إيمان', 'Iman'),
    ('بسمة', 'Basma'), ('جميلة', 'Jamila'), ('حنان', 'Hanan'), ('خديجة', 'Khadija'), ('رحاب', 'Rihab'), ('زينب', 'Zainab'),
    ('سعاد', 'Suad'), ('شيماء', 'Shaimaa'), ('عائشة', 'Aisha'), ('غادة', 'Ghada'), ('فاطمة', 'Fatima'), ('كوثر', 'Kawthar'),
    ('لبنى', 'Lubna'), ('مريم', 'Maryam'), ('نادية', 'Nadia'), ('هند', 'Hind'), ('وفاء', 'Wafa'), ('ياسمين', 'Yasmin'),
    ('نوف', 'Nouf'), ('الجوهرة', 'Aljawhara'), ('سمية', 'Sumaya'), ('بشرى', 'Bushra'), ('رقية', 'Ruqaya'),
]

# Arab countries: the word for the cultural background, families, and phones. A phone is (international prefix,
# national prefix, pattern of the rest): the rest is round numbers and a count, as no operator gives out.
ARAB = [
    ('مصر', [('الشناوي', 'El Shenawy'), ('المنياوي', 'El Meniawy'), ('الدسوقي', 'El Desouky'), ('عبد الغني', 'Abdelghani'), ('البنهاوي', 'El Banhawy'), ('السيوفي', 'El Seyoufy')], ('20', '0', '100 000 0{n:03d}'), 14),
    ('السعودية', [('الحارثي', 'Alharthi'), ('القرني', 'Alqarni'), ('الشمراني', 'Alshamrani'), ('العبيدان', 'Alobaidan'), ('الدخيل', 'Aldakhil')], ('966', '0', '50 000 0{n:03d}'), 12),
    ('المغرب', [('بنجلون', 'Benjelloun'), ('العمراني', 'El Amrani'), ('الصنهاجي', 'Essanhaji'), ('بوزيدي', 'Bouzidi'), ('التطواني', 'Tetouani')], ('212', '0', '6 00 00 0{n:03d}'), 9),
    ('الأردن', [('المومني', 'Almomani'), ('الطراونة', 'Tarawneh'), ('حداد', 'Haddad'), ('العجلوني', 'Ajlouni')], ('962', '0', '7 9000 0{n:03d}'), 8),
    ('العراق', [('الجبوري', 'Aljubouri'), ('البصري', 'Albasri'), ('الدليمي', 'Aldulaimi'), ('الكرخي', 'Alkarkhi')], ('964', '0', '770 000 0{n:03d}'), 8),
    ('تونس', [('بن سالم', 'Ben Salem'), ('الغربي', 'Gharbi'), ('القيرواني', 'Kairouani'), ('المرزوقي', 'Marzouki')], ('216', '', '20 000 {n:03d}'), 7),
    ('لبنان', [('خوري', 'Khoury'), ('شاهين', 'Chahine'), ('الصيداوي', 'Saidawi'), ('حرب', 'Harb')], ('961', '0', '70 000 {n:03d}'), 6),
    ('السودان', [('عثمان', 'Osman'), ('الأمين', 'Elamin'), ('الطيب', 'Eltayeb')], ('249', '0', '91 000 0{n:03d}'), 6),
    ('الإمارات', [('الكتبي', 'Alketbi'), ('الظاهري', 'Aldhaheri'), ('المزروعي', 'Almazrouei')], ('971', '0', '50 000 0{n:03d}'), 6),
    ('الجزائر', [('بوعلام', 'Boualem'), ('قدوري', 'Kaddouri'), ('زروقي', 'Zerrouki')], ('213', '0', '550 00 0{n:03d}'), 5),
    ('سوريا', [('الحلبي', 'Halabi'), ('دمشقي', 'Dimashqi'), ('الأتاسي', 'Atassi')], ('963', '0', '930 000 {n:03d}'), 4),
    ('فلسطين', [('النابلسي', 'Nabulsi'), ('الخليلي', 'Khalili')], ('970', '0', '59 000 0{n:03d}'), 4),
    ('الكويت', [('العنزي', 'Alenezi'), ('الرشيدي', 'Alrashidi')], ('965', '', '5000 0{n:03d}'), 3),
    ('عُمان', [('الحبسي', 'Alhabsi'), ('البلوشي', 'Albalushi')], ('968', '', '9000 0{n:03d}'), 3),
    ('اليمن', [('الحضرمي', 'Alhadrami'), ('الصنعاني', 'Alsanaani')], ('967', '0', '700 000 {n:03d}'), 3),
    ('ليبيا', [('الترهوني', 'Tarhuni')], ('218', '0', '91 000 0{n:03d}'), 1),
    ('قطر', [('المري', 'Almarri')], ('974', '', '5000 0{n:03d}'), 1),
]

# Others: the cultural background, language, men, women, families, phones, how many. The ranges of the UK, the
# USA, France and Germany are those that their regulators keep free for films and books.
OTHERS = [
    ('Britain', 'English', ['Oliver', 'Graham', 'Callum', 'Edwin'], ['Harriet', 'Imogen', 'Bethan', 'Moira'], ['Ashworth', 'Pemberton', 'Llewellyn', 'Kirkbride', 'Thornley'], ('44', '0', '7700 900{n:03d}'), 13),
    ('India', 'English', ['Arjun', 'Vivek', 'Sanjay', 'Rohit'], ['Priya', 'Meera', 'Anjali', 'Kavitha'], ['Nair', 'Iyer', 'Deshpande', 'Banerjee', 'Kulkarni'], ('91', '0', '90000 00{n:03d}'), 14),
    ('Pakistan', 'Urdu', ['Imran', 'Faisal', 'Usman'], ['Sana', 'Nadia', 'Hina'], ['Mirzada', 'Siddiqui', 'Tiwana'], ('92', '0', '300 0000{n:03d}'), 9),
    ('Philippines', 'English', ['Jomar', 'Rodel', 'Emilio'], ['Marites', 'Liza', 'Corazon'], ['Dimaculangan', 'Magsayo', 'Panganiban'], ('63', '0', '900 000 0{n:03d}'), 9),
    ('Turkey', 'Turkish', ['Emre', 'Kemal', 'Serkan'], ['Elif', 'Zeynep', 'Sevgi'], ['Yılmazer', 'Karaca', 'Özgül'], ('90', '0', '500 000 0{n:03d}'), 8),
    ('USA', 'English', ['Marcus', 'Dwight', 'Tyler'], ['Brenda', 'Shauna', 'Denise'], ['Hollister', 'Whitaker', 'Calloway'], ('1', '', '202 555 01{n2:02d}'), 8),
    ('France', 'French', ['Thibault', 'Gaël', 'Rémi'], ['Solène', 'Maëlle', 'Odile'], ['Charpentier', 'Rousselot', 'Lemercier'], ('33', '0', '6 39 98 {n2:02d} 00'), 8),
    ('Germany', 'German', ['Jürgen', 'Matthias', 'Lukas'], ['Annegret', 'Silke', 'Jule'], ['Brinkmann', 'Köhlert', 'Vogelsang'], ('49', '0', '171 39200{n2:02d}'), 7),
    ('Nigeria', 'English', ['Chinedu', 'Tunde', 'Ikenna'], ['Ngozi', 'Folake', 'Amaka'], ['Okwuosa', 'Lawal-Ajibade', 'Nwachukwu'], ('234', '0', '800 000 0{n:03d}'), 7),
    ('Spain', 'Spanish', ['Íñigo', 'Rubén'], ['Nuria', 'Begoña'], ['Echeverría', 'Quintanilla'], ('34', '', '600 000 {n:03d}'), 4),
    ('Iran', 'Persian', ['Behzad', 'Kaveh'], ['Shirin', 'Nasrin'], ['Tehranchi', 'Golzari'], ('98', '0', '900 000 0{n:03d}'), 3),
    ('China', 'English', ['Haoran', 'Minzhe'], ['Lihua', 'Xiaomei'], ['Dengfeng', 'Tao'], ('86', '0', '130 0000 0{n:03d}'), 3),
    ('Bangladesh', 'Bengali', ['Rafiqul', 'Shahin'], ['Nasreen', 'Taslima'], ['Talukder', 'Sarkar'], ('880', '0', '1700 000{n:03d}'), 3),
    ('Ethiopia', 'English', ['Dawit', 'Bekele'], ['Selam', 'Hirut'], ['Tesfaye', 'Mulugeta'], ('251', '0', '91 100 0{n:03d}'), 2),
    ('Indonesia', 'English', ['Bayu', 'Agus'], ['Wulan', 'Ratna'], ['Prasetyo', 'Wibisono'], ('62', '0', '800 0000 0{n:03d}'), 2),
]

# Profiles, (Arabic, English), with weights: as people write them in a CRM, not as a rule would like them.
EDUCATION = [(('إعدادية', 'Middle school'), 6), (('ثانوية عامة', 'High school'), 16), (('دبلوم فني', 'Technical diploma'), 14),
             (('بكالوريوس', 'BSc'), 20), (('ليسانس', 'Bachelor'), 12), (('ماجستير', 'MBA'), 9), (('ماجستير', 'MSc'), 5),
             (('دكتوراه', 'PhD'), 5)]
EXPERIENCE = [(('جديد', 'new'), 14), (('بعض الخبرة', 'knows the basics'), 18), (('متمرس', 'regular user'), 20),
              (('خبير', 'expert'), 8), (('متخصص', 'specialist'), 4)]
INTERESTS = [
    ('القراءة', 'reading'), ('كرة القدم', 'football'), ('الطبخ', 'cooking'), ('السفر', 'travel'), ('التصوير', 'photography'),
    ('الشعر', 'poetry'), ('الخط العربي', 'calligraphy'), ('زراعة', 'gardening'), ('تاريخ', 'history'), ('سباحة', 'swimming'),
    ('دراجات', 'cycling'), ('مشي', 'hiking'), ('قهوة مختصة', 'specialty coffee'), ('عود', 'guitar'), ('أفلام', 'cinema'),
    ('برمجة', 'programming'), ('عمل تطوعي', 'volunteering'), ('شطرنج', 'chess'), ('صيد السمك', 'fishing'), ('تطريز', 'knitting'),
    ('أطفال', 'family'), ('سيارات كلاسيكية', 'classic cars'), ('رسم', 'painting'), ('ريادة أعمال', 'small business'),
    ('تخييم', 'camping'), ('قطط', 'cats'), ('ألعاب الفيديو', 'gaming'), ('روايات', 'novels'),
]
MOTIVES = [('توفير الوقت', 'saving time'), ('سهولة', 'convenience'), ('وضوح', 'clear terms'), ('طمأنينة', 'peace of mind'),
           ('جودة', 'quality'), ('قيمة مقابل السعر', 'value for money'), ('تقدير', 'recognition'), ('علاقة طويلة', 'long relationship'),
           ('أبناء', 'children'), ('معرفة', 'to understand'), ('استقلالية', 'control')]
EXPECTATIONS = [('رد سريع', 'quick answer'), ('متابعة', 'regular updates'), ('نفس الموظف', 'same agent'), ('شرح مفصل', 'detailed explanation'),
                ('اختصار', 'to the point'), ('تأكيد مكتوب', 'in writing'), ('خصوصية', 'confidentiality'), ('أكثر من خيار', 'options')]
# (Arabic of a man, of a woman, English).
ATTITUDES = [(('يرحب بالأسئلة', 'ترحب بالأسئلة', 'welcomes questions'), 40), (('لا يمانع', 'لا تمانع', 'does not mind'), 25),
             (('لا يحب الأسئلة', 'لا تحب الأسئلة', 'prefers no questions'), 16)]
CHANNELS = [(('هاتف', 'phone'), 34), (('واتساب', 'WhatsApp'), 24), (('بريد إلكتروني', 'email'), 16), (('فرع', 'in person'), 12),
            (('تطبيق', 'app'), 10)]
ACCESSIBILITY = [('ضعف سمع', 'hard of hearing'), ('ضعف بصر', 'low vision'), ('كرسي متحرك', 'wheelchair'), ('لغة بسيطة', 'plain language'),
                 ('مرافق', 'speaks through a relative')]
PRODUCTS = [(('ألياف منزلية 200', 'Home fibre 200'), 34), (('ألياف منزلية 500', 'Home fibre 500'), 14), (('باقة جوال 40', 'Mobile 40'), 30),
            (('باقة جوال بلا حدود', 'Mobile unlimited'), 12), (('إنترنت متنقل', 'Mobile broadband'), 10), (('باقة أعمال صغيرة', 'Small business line'), 8)]
CITIES = {'مصر': 'القاهرة', 'السعودية': 'الرياض', 'المغرب': 'فاس', 'الأردن': 'عمّان', 'العراق': 'بغداد', 'تونس': 'صفاقس', 'لبنان': 'صيدا',
          'السودان': 'الخرطوم', 'الإمارات': 'العين', 'الجزائر': 'وهران', 'سوريا': 'حلب', 'فلسطين': 'نابلس', 'الكويت': 'الكويت', 'عُمان': 'نزوى',
          'اليمن': 'المكلا', 'ليبيا': 'طرابلس', 'قطر': 'الدوحة'}
