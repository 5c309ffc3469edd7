# SPDX-License-Identifier: Apache-2.0
# Two thousand more customers, with an education each and no tickets. Customer N is manyN@example.com.
use strict;
use warnings;
our @Final;

push @Final, sub {
    $RT::Handle->BeginTransaction;
    for my $n (1 .. 2000) {
        my $user = RT::User->new(RT->SystemUser);
        my ($ok, $message) = $user->Create(
            Name => "many$n\@example.com", EmailAddress => "many$n\@example.com", RealName => "Customer $n",
            Privileged => 0);
        die $message unless $ok;
        $user->AddCustomFieldValue(Field => 'Education', Value => 'Degree ' . $n % 9);
    }
    $RT::Handle->Commit;
};
1;
