# SPDX-License-Identifier: Apache-2.0
"""For which tests each wrong connector has to fail, and what the message has to say."""

# What takes long and no wrong connector here is made for.
SLOW = {'faults.huge', 'fuzz.answers', 'fuzz.checkpoints', 'fuzz.settings'}

# Seconds for one test, where it is the time that ends it. A verb has a third of that.
LIMITS = {'hangs': 6}

FAULTS = ('lost', 'cut', '401', '403', '404', '409', '412', '429', '500', '503', 'html', 'half', 'empty')

EXPECTED = {
    'nothing': {},

    # load and describe
    'describes_with_an_account': {'load.describe': 'without an account'},
    'is_named_differently': {'load.identity': 'they must be the same'},
    'has_another_version': {'load.identity': 'version'},
    'speaks_english_only': {'describe.languages': 'no Arabic text'},
    'allows_every_host': {'describe.hosts': 'nearly every host'},
    'names_a_setting_that_is_not_there': {'describe.names': 'none of its settings'},
    'describes_what_no_schema_knows': {'describe.schema': 'colour'},

    # check and discover
    'changes_what_it_checks': {'check.account': 'changed something in the CRM'},
    'says_all_is_well': {'check.credential': 'all is well although the CRM answers 401',
                         'check.rights': 'all is well although the CRM answers 403'},
    'opens_a_socket': {'discover.fields': 'tried to open a network connection'},

    # read
    'never_ends': {'read.full': 'does not end'},
    'gives_invalid_utf8': {'read.full': 'not valid JSON'},
    'gives_a_page_too_large': {'read.full': 'more than 15 MiB', 'contract.protocol': 'more than 15 MiB'},
    'invents_an_entity': {'read.schema': 'the entity "memo"', 'read.complete': 'did not come'},
    'skips_record_at_page_edge': {'read.complete': 'edges of pages', 'read.same-instant': 'did not come',
                                  'read.after-changes': 'did not come'},
    'repeats_a_page': {'read.complete': 'a page is repeated'},
    'loses_equal_times': {'read.same-instant': 'equal times at the edge of a page',
                          'read.after-changes': 'did not come'},
    'loses_time_zones': {'read.times': 'Mind the time zone'},
    'gives_times_without_zone': {'read.times': 'has no time zone'},
    'gives_no_consent': {'read.consent': 'No sensitive fact came with a consent'},
    'invents_consent': {'read.consent': 'a consent that the customer did not give'},
    'drops_unknown_fields': {'read.unmapped': 'that nobody mapped is lost'},

    # resume
    'keeps_checkpoint_in_memory': {'resume.full': 'went on in a new process', 'resume.changes': 'went on in a new process'},
    'remembers_where_it_was': {'resume.lost-page': 'not the memory of the process'},
    'moves_checkpoint_before_page': {
        'resume.full': 'not be ahead of its page', 'resume.changes': 'not be ahead of its page',
        'resume.lost-page': 'Only the checkpoint may say where to go on',
        **{f'faults.{fault}': 'reading on did not mend it' for fault in FAULTS}},

    # find
    'finds_nobody': {f'faults.{fault}': 'says that there is no such customer' for fault in ('lost', 'cut', '500', '503')},
    'gets_another_record': {'find.get': 'differs in name'},
    'fails_for_strangers': {'find.get-nobody': 'failed instead of saying so'},
    'answers_nothing': {'find.customer': 'gave no answer', 'find.nobody': 'gave no answer',
                        'contract.protocol': 'emitted 0 answers'},

    # faults
    'ignores_401': {'faults.401': 'takes that for an answer'},
    'ignores_403': {'faults.403': 'takes that for an answer'},
    'ignores_429': {'faults.429': 'takes that for an answer', 'faults.retry-after': 'instead of rate_limited'},
    'forgets_retry_after': {'faults.retry-after': 'pass retry_after on'},
    'retries_by_itself': {'faults.retries': 'sent it again by itself'},
    'takes_html_for_nothing': {'faults.html': 'takes that for an answer'},
    'swallows_half_a_document': {'faults.half': 'takes that for an answer'},
    'crashes_on_nothing': {'faults.empty': 'did not survive it'},
    'calls_every_trouble_a_bug': {f'faults.{fault}': 'parse_error' for fault in ('html', 'half', 'empty')},

    # deletes
    'deletes_after_failed_listing': {'deletes.failed-listing': 'were deleted, which the CRM still has'},
    'ends_failed_list_of_ids': {'deletes.failed-listing': 'ends the list as if it were whole'},
    'deletes_by_shrunk_listing': {'deletes.shrunk-listing': 'were deleted, which the CRM still has'},
    'lists_too_few_ids': {'deletes.ids': 'would be taken for deleted'},
    'sees_no_deletes': {'deletes.kinds': 'neither the next read nor list_ids shows it'},

    # writes
    'wipes_neighbours': {'writes.set': 'a neighbour was wiped'},
    'ignores_the_version_guard': {'writes.conflict': 'the guard was not sent'},
    'calls_a_conflict_refused': {'writes.conflict': 'is reported as "rejected'},
    'swallows_unknown_fields': {'writes.unknown-field': 'nothing was written'},
    'believes_every_write': {'writes.refused': 'says that it worked'},
    'searches_no_marker': {'writes.create': 'the marker was not searched for',
                           'writes.lost-acknowledgement': 'the CRM has 2 of it'},
    'remembers_markers_in_memory': {'writes.lost-acknowledgement': 'the CRM has 2 of it'},

    # contract
    'keeps_a_borrowed_pointer': {'contract.borrowed': 'a borrowed pointer was kept'},
    'uses_another_thread': {'contract.threads': 'on another thread'},
    'answers_twice': {'contract.protocol': 'emitted 2 answers'},
    'fails_twice': {'contract.protocol': 'fail was called twice'},
    'fails_in_silence': {'contract.protocol': 'fail was not called'},
    'emits_after_failing': {'contract.protocol': 'emit was called after fail'},
    'returns_an_unknown_status': {'contract.protocol': 'a status that does not exist',
                                  'discover.fields': 'a status that does not exist'},
    'throws_across_the_abi': {'contract.protocol': 'an exception came across the ABI',
                              'discover.fields': 'let an exception out'},
    'ignores_stop': {'contract.stop': 'after it had answered STOP'},
    'ignores_cancel': {'contract.cancel': 'did not stop when asked'},
    'hangs': {'find.get-nobody': 'did not answer within', 'contract.protocol': 'the connector hangs'},
    'prints': {'contract.quiet': 'printed to standard output'},
    'asks_for_another_sign_in': {'contract.services': 'which describe does not have'},
    'lives_on_after_destroy': {'contract.destroy': 'after destroy'},
    'leaks_memory': {'contract.memory': 'it leaks'},
    'uses_its_own_clock': {'contract.clock': 'a clock of its own'},

    # secrets
    'leaks_secret_in_log': {'secrets.log': 'a line of the log'},
    'leaks_secret_in_message': {'secrets.message': 'the message of a failure',
                                'secrets.people-in-message': 'the message of a failure'},
    'leaks_secret_in_page': {'secrets.page': 'an answer that the connector emitted'},
    'leaks_secret_in_address': {'secrets.address': 'the address of a request'},
    'logs_customers': {'secrets.people-in-log': 'a line of the log'},
    'keeps_customers_in_checkpoint': {'secrets.people-in-checkpoint': 'a checkpoint'},
}
