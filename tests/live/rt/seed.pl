# SPDX-License-Identifier: Apache-2.0
# Fifty invented customers, half with Arabic names, four custom fields each, and their tickets. Every run
# gives the same desk. Customer N is customerN@example.com.
use strict;
use warnings;
use utf8;
use MIME::Entity;
use Encode ();
our @Final;

my @arabic = (
    'سلمى حداد', 'عمر الخطيب', 'ليلى منصور', 'يوسف عبد الله', 'مريم النجار', 'خالد إبراهيم', 'نور الهدى سالم',
    'طارق عثمان', 'هدى الشامي', 'زياد قاسم', 'آمنة بدوي', 'رامي الحسن', 'جميلة فؤاد', 'سامر العلي', 'إيمان رشدي',
    'حسن مرسي', 'دعاء كامل', 'أنس البكري', 'رنا صالح', 'مصطفى غانم', 'سعاد جابر', 'فارس الدين', 'وفاء زكي',
    'بلال حمدي', 'عبير لطفي',
);
my @latin = (
    'Anna Berg', 'James Okafor', 'Marie Dubois', 'Lukas Novak', 'Priya Nair', 'Tom Fischer', 'Elena Rossi',
    'Daniel Cohen', 'Sofia Costa', 'Peter Jansen', 'Grace Mwangi', 'Ivan Petrov', 'Chloe Martin', 'Noah Weber',
    'Aylin Kaya', 'Oscar Lind', 'Julia Nowak', 'Samuel Adeyemi', 'Laura Moreau', 'Victor Silva', 'Hana Sato',
    'George Papas', 'Nina Koch', 'Adam Walsh', 'Clara Duarte',
);
my @education = ('PhD', 'BSc', 'دكتوراه', 'Secondary school', 'ماجستير', 'Diploma', 'ابتدائي', 'MSc');
my @culture   = ('Egyptian', 'German', 'Syrian', 'French', 'Moroccan');
my @interests = ('Chess', 'Football', 'قراءة', 'Travel', 'Photography', 'طبخ');

sub must { my ($ok, $message) = @_; die $message unless $ok; return $ok }

sub customer {
    my ($n) = @_;
    my $user = RT::User->new(RT->SystemUser);
    must($user->Create(
        Name         => "customer$n\@example.com",
        EmailAddress => "customer$n\@example.com",
        RealName     => $n % 2 ? $arabic[($n - 1) / 2] : $latin[$n / 2 - 1],
        Lang         => $n % 2 ? 'ar' : 'en',
        MobilePhone  => sprintf('+20 10 %04d %04d', 1000 + $n, 2000 + $n),
        $n % 5 ? () : (WorkPhone => sprintf('(02) 2%03d-%04d', $n, 3000 + $n)),
        Privileged => 0,
    ));
    my @values = (
        [Education             => $education[$n % @education]],
        [Experience            => $n % 4 ? (($n * 7) % 25) . ' years' : 'new'],
        ['Cultural background' => $culture[$n % @culture]],
        map { [Interests => $interests[($n + $_) % @interests]] } 0 .. $n % 3,
    );
    must($user->AddCustomFieldValue(Field => $_->[0], Value => $_->[1])) for @values;
    return $user;
}

sub message {
    my ($text, $interface) = @_;
    my $entity = MIME::Entity->build(
        Type => 'text/plain', Charset => 'UTF-8', Data => [Encode::encode('UTF-8', $text)]);
    $entity->head->replace('X-RT-Interface' => $interface);
    return $entity;
}

sub ticket {
    my ($customer, $queue, $subject, $text, $interface) = @_;
    my $ticket = RT::Ticket->new(RT::CurrentUser->new($customer));
    my ($id, undef, $message) = $ticket->Create(
        Queue => $queue, Subject => $subject, Requestor => $customer->id, MIMEObj => message($text, $interface));
    must($id, $message);
    my $seen = RT::Ticket->new(RT->SystemUser);
    must($seen->Load($id));
    return $seen;
}

sub tickets_of {
    my ($n, $customer) = @_;
    my $ticket =
          $n % 3 == 1 ? ticket($customer, 'Complaints', "فاتورة مكررة رقم $n", "خصم المبلغ مرتين.\nأرجو المراجعة.", 'Email')
        : $n % 3 == 2 ? ticket($customer, 'General', "Router restarts, line $n", "It restarts at night.", 'Web')
        :               return;
    must($ticket->Correspond(MIMEObj => message("We are looking at it.", 'Web')));
    must($ticket->Comment(MIMEObj => message("Internal: asked the second line.", 'Web')));
    if ($n % 6 == 2) {
        my $own = RT::Ticket->new(RT::CurrentUser->new($customer));
        must($own->Load($ticket->id));
        must($own->Correspond(MIMEObj => message("> We are looking at it.\nIt works now, thank you.", 'Email')));
        must($ticket->SetStatus('resolved'));
    }
}

@Final = (
    sub {
        my $everyone = RT::Group->new(RT->SystemUser);
        must($everyone->LoadSystemInternalGroup('Everyone'));
        for my $right (qw(CreateTicket ReplyToTicket SeeQueue ShowTicket)) {
            next if $right =~ /^Show|^See/;
            must($everyone->PrincipalObj->GrantRight(Right => $right, Object => RT->System));
        }
        my $requestor = RT::Group->new(RT->SystemUser);
        must($requestor->LoadRoleGroup(Object => RT->System, Name => 'Requestor'));
        must($requestor->PrincipalObj->GrantRight(Right => 'ShowTicket', Object => RT->System));

        $RT::Handle->BeginTransaction;
        for my $n (1 .. 50) {
            tickets_of($n, customer($n));
        }
        $RT::Handle->Commit;
    },
);
1;
