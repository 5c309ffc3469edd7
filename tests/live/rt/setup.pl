# SPDX-License-Identifier: Apache-2.0
# What plugins/rt/README.md asks an administrator to create, as a data file of RT: four custom fields of
# users, the queues, and an account for Rafiq with no more rights than it needs.
use strict;
use warnings;
our (@CustomFields, @Queues, @Final);

@CustomFields = map {
    { Name => $_->[0], Type => $_->[1], LookupType => 'RT::User', ApplyTo => 0, MaxValues => $_->[2] }
} (
    ['Education',           'FreeformSingle',   1],
    ['Experience',          'FreeformSingle',   1],
    ['Cultural background', 'FreeformSingle',   1],
    ['Interests',           'FreeformMultiple', 0],
);

@Queues = map { { Name => $_, CorrespondAddress => '', CommentAddress => '' } } qw(Complaints Sales);

# The rights Rafiq needs. AdminUsers is RT's only right to see a user's phones and whole record.
our @Everywhere = qw(AdminUsers SeeCustomField ModifyCustomField SeeGroup ShowUserHistory);
our @OnQueues   = qw(SeeQueue ShowTicket ShowTicketComments CommentOnTicket CreateTicket ModifyTicket);

sub must { my ($ok, $message) = @_; die $message unless $ok; return $ok }

sub token {
    my ($owner, $file) = @_;
    my $token = RT::AuthToken->new(RT->SystemUser);
    my ($id, $message, $secret) = $token->Create(Owner => $owner->id, Description => 'Rafiq');
    must($id, $message);
    umask 077;
    open my $out, '>', "$ENV{RAFIQ_RT_FOLDER}/$file" or die $!;
    print {$out} $secret;
    close $out or die $!;
}

@Final = (
    sub {
        my $rafiq = RT::User->new(RT->SystemUser);
        must($rafiq->Create(Name => 'rafiq', RealName => 'Rafiq', Privileged => 1));
        must($rafiq->PrincipalObj->GrantRight(Right => $_, Object => RT->System)) for @Everywhere;
        for my $name (qw(General Complaints Sales)) {
            my $queue = RT::Queue->new(RT->SystemUser);
            must($queue->Load($name));
            must($rafiq->PrincipalObj->GrantRight(Right => $_, Object => $queue)) for @OnQueues;
        }
        token($rafiq, 'token');
        my $root = RT::User->new(RT->SystemUser);
        must($root->Load('root'));
        token($root, 'admin-token');
    },
);
1;
