// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugins/file/notes.hpp"
#include "plugins/file/row.hpp"
#include "plugins/file/source.hpp"
#include "plugins/file/target.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rafiq::file {

// Whether a file is still the one that was read: its size, its modified time, and its first bytes.
struct Identity {
  std::uint64_t bytes = 0;
  std::int64_t modified_ms = 0;
  std::uint32_t head = 0;  // CRC-32 of the first 64 KiB

  bool operator==(const Identity&) const = default;
};
std::uint32_t head_checksum(Source& source);
std::uint32_t checksum(std::string_view text);

// How far a read has come. Holds for the files it was made with, read with the same settings.
struct Checkpoint {
  Identity customers;
  std::optional<Identity> journey;
  std::uint32_t settings = 0;  // checksum of everything that decides how the files are read

  bool complete = false;  // everything was read; otherwise the next row is:
  Part part = Part::customers;
  Place next;
  std::uint64_t rows = 0;      // of this part, read so far
  std::uint64_t records = 0;   // of both parts
  std::uint64_t left_out = 0;  // rows of both parts that make no record
  Notes::Counts flaws{};       // of this part

  [[nodiscard]] bool same_files(const Checkpoint& other) const {
    return customers == other.customers && journey == other.journey && settings == other.settings;
  }
};

nlohmann::json to_json(const Checkpoint& checkpoint);
// Nothing for null and for what another version of this connector wrote: then a read begins anew.
std::optional<Checkpoint> checkpoint_from(const nlohmann::json& json);

}  // namespace rafiq::file
