// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/conformance/scene/scene.hpp"
#include "sdk/conformance/scene/wire.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::conform {

// What the CRM of a scene holds, said by itself.
struct Truth {
  std::vector<Ref> records;      // what a full read must bring
  Json by_ref = Json::object();  // "entity/id" -> what more is known of it: modified_at, consent
};

// The CRM of a scene, from behind: the tool changes there what a colleague of the agent would change. Where
// the scene cannot do something, the answer is nothing. A scene that breaks its promises throws
// Verdict(fail).
class Crm {
 public:
  virtual ~Crm() = default;
  // Anew, with so many customers.
  virtual void reset(int records) = 0;
  virtual Truth truth() = 0;
  // Changes so many records, at one instant or one second after the other; these were changed.
  virtual std::optional<std::vector<Ref>> change(int count, bool same_time) = 0;
  virtual std::optional<std::vector<Ref>> change(const Ref& ref) = 0;
  virtual std::optional<std::vector<Ref>> add(int count) = 0;
  virtual std::optional<std::vector<Ref>> remove(const std::string& kind) = 0;
  // Leaves so many out of its listings from now on, as a CRM does that is rebuilding its index.
  virtual std::optional<std::vector<Ref>> hide(int count) = 0;
  // All that the CRM stores of it.
  virtual std::optional<Json> record(const Ref& ref) = 0;
};

// By the control requests of README.md.
class ServerCrm final : public Crm {
 public:
  ServerCrm(int port, std::string now) : client_(port), now_(std::move(now)) {}
  void reset(int records) override;
  Truth truth() override;
  std::optional<std::vector<Ref>> change(int count, bool same_time) override;
  std::optional<std::vector<Ref>> change(const Ref& ref) override;
  std::optional<std::vector<Ref>> add(int count) override;
  std::optional<std::vector<Ref>> remove(const std::string& kind) override;
  std::optional<std::vector<Ref>> hide(int count) override;
  std::optional<Json> record(const Ref& ref) override;

 private:
  std::optional<Json> ask(const std::string& method, const std::string& what,
                          const Json& body = Json::object());
  std::optional<std::vector<Ref>> refs(const std::string& what, const Json& body);

  WireClient client_;
  std::string now_;
};

// By replacing the files that the account names.
class FilesCrm final : public Crm {
 public:
  // `account` is a folder of its own; the account's files are made there.
  FilesCrm(const Scene& scene, std::filesystem::path account) : scene_(scene), account_(std::move(account)) {}
  void reset(int records) override;
  Truth truth() override;
  std::optional<std::vector<Ref>> change(int count, bool same_time) override;
  std::optional<std::vector<Ref>> change(const Ref& ref) override;
  std::optional<std::vector<Ref>> add(int count) override;
  std::optional<std::vector<Ref>> remove(const std::string& kind) override;
  std::optional<std::vector<Ref>> hide(int count) override;
  std::optional<Json> record(const Ref& ref) override;

  [[nodiscard]] std::map<std::string, std::filesystem::path> files() const;

 private:
  std::optional<std::vector<Ref>> go_to(const std::string& state);

  const Scene& scene_;
  std::filesystem::path account_;
  std::string state_ = "start";
};

}  // namespace rafiq::conform
