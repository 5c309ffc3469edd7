// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/describe.hpp"
#include "sidebar/presenters/rooms/rooms.hpp"

namespace rafiq::sidebar {

Labels describe_labels(const Words& words) {
  Labels labels;
  labels.search = words.say("Name, phone or mail");
  labels.search_short = words.say("Search");
  labels.menu = words.say("Menu");
  labels.clear_search = words.say("Clear the search");
  labels.say = words.say("Say");
  labels.copy = words.say("Copy");
  labels.copied = words.say("Copied");
  labels.next_wording = words.say("Another wording");
  labels.later = words.say("Later");
  labels.in_an_hour = words.say("In an hour");
  labels.tomorrow = words.say("In a day");
  labels.dismiss = words.say("Dismiss");
  labels.why = words.say("Why?");
  labels.helpful = words.say("Helpful");
  labels.not_helpful = words.say("Not helpful");
  labels.undo = words.say("Undo");
  labels.close = words.say("Close");
  labels.sync = words.say("Sync now");
  labels.stage_bar = words.say("Stage of the service");
  labels.channel = words.say("Channel");
  labels.arabic = "\u0627\u0644\u0639\u0631\u0628\u064a\u0629";
  labels.english = "English";
  labels.quit = words.say("Quit");
  labels.rooms = describe_rooms(words);
  return labels;
}

}  // namespace rafiq::sidebar
