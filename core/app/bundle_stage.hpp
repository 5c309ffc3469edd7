// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/bundle_places.hpp"
#include "core/connector/bundle/reader.hpp"
#include "core/platform/file.hpp"
#include "core/platform/new_file.hpp"
#include "core/util/result.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace rafiq::app {

// Where a bundle is unpacked before it is put into use, beside its place and on the same disk. Held by one
// process at a time. Whatever a process that was killed left behind is cleared away when the next one comes.
class BundleStage {
 public:
  // Errors: configuration (no right to write there), conflict (another process is at it).
  static Result<BundleStage> open(const BundlePlace& place);
  BundleStage(BundleStage&&) = default;

  // Not there yet, or empty of anything that is in use.
  [[nodiscard]] const std::filesystem::path& fresh() const { return fresh_; }
  [[nodiscard]] const BundlePlace& place() const { return place_; }

  // Puts what was unpacked into use as `id`, in one step: whoever looks sees the old one whole or the new one
  // whole. The old one is kept to go back to if it is worth it.
  Status put(const std::string& id, bool keep_old);
  // The one in use and the one before change places.
  Status swap(const std::string& id);
  // The one in use is in use no more, and kept to go back to.
  Status put_away(const std::string& id);
  void discard() const;

 private:
  BundleStage(const BundlePlace& place, platform::FileLock lock);
  void tidy();
  Status keep(const std::filesystem::path& old, const std::string& id);

  const BundlePlace& place_;
  platform::FileLock lock_;
  std::filesystem::path fresh_;
};

// Writes a bundle into a folder as it is read; bundle.json, by which a folder is one, comes last.
class Unpacker : public connector::bundle::Taker {
 public:
  using Question = std::function<Status(const connector::bundle::Checked&)>;
  // `may`: whether this bundle is wanted; asked before anything is written.
  Unpacker(std::filesystem::path folder, Question may) : folder_(std::move(folder)), may_(std::move(may)) {}

  Status contents(const connector::bundle::Checked& checked) override;
  Status file(const std::string& name) override;
  Status bytes(std::string_view bytes) override { return file_->write(bytes); }
  Status end() override { return file_->finish(); }
  // When the whole bundle was read. Everything is on disk afterwards.
  Status finish(const connector::bundle::Checked& checked);

 private:
  Status make_folder(const std::filesystem::path& folder);
  Status write(std::string_view name, std::string_view bytes);

  std::filesystem::path folder_;
  Question may_;
  std::optional<platform::NewFile> file_;
};

}  // namespace rafiq::app
