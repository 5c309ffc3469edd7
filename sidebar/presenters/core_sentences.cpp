// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/core_sentences.hpp"

#include "sidebar/presenters/words.hpp"

#include <array>

namespace rafiq::sidebar {
namespace {

constexpr std::array sentences{
    mark("The account's settings are wrong"),
    mark("Correct the account's settings"),
    mark("The CRM refused the credentials"),
    mark("Check the account's credentials"),
    mark("The CRM does not allow this to the account's user"),
    mark("Ask the administrator of the CRM for the right to do it"),
    mark("The CRM has no such record"),
    mark("The record was changed in the CRM meanwhile"),
    mark("Read it again"),
    mark("The CRM refused the value"),
    mark("Correct the value"),
    mark("The CRM asks to be called less often"),
    mark("The CRM cannot be reached"),
    mark("Try again later"),
    mark("Try again"),
    mark("Try again in a moment"),
    mark("The CRM's answer was not understood"),
    mark("Check the address of the CRM, and that the connector fits its version"),
    mark("The connector does not offer this"),
    mark("The connector failed"),
    mark("Try again; if it happens again, tell whoever made the connector"),
    mark("There is no such connector"),
    mark("Install it, or choose another one"),
    mark("Update the connector, or report this to who made it"),
    mark("The CRM could not be reached several times in a row and is left alone"),
    mark("The sign-in was declined in the browser"),
    mark("Nobody finished signing in in time"),
    mark("The sign-in was cancelled"),
    mark("What was there before stays"),
    mark("The sync was stopped"),
    mark("What was read so far is kept; sync again to go on"),
    mark("Nothing was removed"),
    mark("The push was stopped"),
    mark("The record keeps changing in the CRM"),
    mark("This customer was forgotten on this machine"),
    mark("The keyring is locked"),
    mark("No keyring answers in this session"),
    mark("The keyring does not answer: it is locked, or waits for its password"),
    mark("Another program keeps the secrets locked"),
    mark("An account is synced every 1 to 1440 minutes"),
    mark("Which connectors may be started"),
    mark("Whose connector bundles may be installed and started"),
    mark("Which hosts connectors may reach, whatever an account or a connector says"),
    mark("The way to every host but this machine"),
    mark("Whose certificates are trusted, in the place of the system's"),
    mark("Whether an account may be allowed to use http without encryption to another machine"),
    mark("Which aspects of a customer may be stored"),
    mark("For how long a fact of an aspect is kept after it was noted"),
    mark("For how long a fact is kept after it has expired"),
    mark("Whether what is held on a customer may be exported"),
    mark("The widest scope that an account may read by itself"),
    mark("Where secrets may rest"),
    mark("The language that the window speaks"),
    mark(
        "Whether users may install and change guidance packs; where not, those in /etc/rafiq/packs are used"),
    mark("The promise has no words"),
    mark("Say in one line what was promised"),
    mark("A promise cannot be due in the past"),
    mark("Name a time that is still to come"),
    mark("The words are too long"),
    mark("Say in one line what happened"),
    mark("The fact has no value"),
    mark("No such customer, on this machine or in the CRMs"),
    mark("No such customer on this machine"),
    mark("This does not name one customer"),
    mark("The account's address is not usable"),
    mark("Write it as https://crm.example.org/path"),
    mark("The file cannot be read"),
    mark("The file \"{name}\" of the account cannot be read. Check the account's files"),
    mark("There is no such file"),
    mark("Check the disk"),
    mark("There is not enough memory"),
    mark("The account has no place for this any more"),
    mark("No CRM of this customer takes notes"),
    mark("No CRM of this customer takes promises"),
    mark("A newer note took its place"),
    mark("The field was changed in the CRM too"),
    mark("An earlier change of the field is in conflict"),
    mark("The CRM has deleted the record"),
    mark("It was sent and the answer was lost; whether it arrived, the CRM cannot be asked"),
    // Of accounts that cannot be read, and of the way to their CRMs.
    mark("The name in {host} is not known to the network. Check its spelling in the account, and that this "
         "computer is online"),
    mark("{host} refuses connections. Check that the CRM is running, and the address and port"),
    mark("{host} cannot be reached. Check the network, the VPN and the address"),
    mark("{host} could not be reached within {time}. Check the network, the VPN and the address"),
    mark("{host} did not answer in time. Try again later, or ask for less at once"),
    mark("{host} sent nothing for {time}. Try again later, or ask for less at once"),
    mark("{host} closed the connection before its answer was complete. Try again later"),
    mark("{host} could not be reached several times in a row. It is left alone and tried again in {time}"),
    mark("The proxy on the way to {host} cannot be reached. Check that it is running, and the proxy setting"),
    mark("The proxy on the way to {host} asks for a password"),
    mark("The certificate of {host} cannot be trusted ({why}). Nothing was sent"),
    mark("If the organisation signs its own certificates, add its CA to the file that the policy names in "
         "network.ca_file"),
    mark("If the organisation signs its own certificates, let this machine trust its CA "
         "(update-ca-certificates), or name its CA file in the policy (network.ca_file)"),
    mark("The CA file for {host} cannot be read. Name a PEM file with certificates"),
    mark("No encrypted connection to {host} could be made. Check that the port speaks https"),
    mark("What answers at {host} does not speak HTTP as it should. Check the address and port"),
    mark("The exchange with {host} failed: {why}. Try again later"),
    mark(" (tried {count} times)"),
    mark("It is tried again in {seconds} s"),
    mark("Try again in {seconds} s"),
    mark("{why}. That was {count} times within a minute: it is not started again"),
    mark("Install a newer connector or tell whoever made it; then run rafiqctl account check {account}"),
    // Why a fact stays on this machine.
    mark("No CRM of this customer takes changes"),
    mark("No CRM of this customer has a field for it"),
    mark("No consent is recorded, so it does not leave this machine"),
    mark("It expires, which a field of a CRM does not"),
};

}  // namespace

std::span<const char* const> core_sentences() {
  return sentences;
}

}  // namespace rafiq::sidebar
