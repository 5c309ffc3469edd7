// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/records.hpp"
#include "core/store/sending.hpp"
#include "core/sync/push.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::sync {

// Brings the claimed edits of one record to the CRM and settles their rows.
class Delivery {
 public:
  Delivery(store::Database& database, Crm& crm, std::string_view name, store::AccountId account,
           const PushOptions& options, PushReport& report)
      : database_(database), crm_(crm), name_(name), account_(account), options_(options), report_(report) {}

  // What came of it for the push as a whole.
  enum class Next {
    go_on,     // each row was settled or put off
    troubled,  // the CRM did not do its part; others may fare better
    stop,      // nothing more can be asked of it now
  };
  // Errors: those of the store, after which rows stay `sending` and are found by the next push.
  Result<Next> deliver(const std::vector<Edit>& edits);

  // Why the CRM was of no use, the last time it was not.
  [[nodiscard]] const std::optional<Error>& trouble() const { return trouble_; }

 private:
  // The record as the CRM has it.
  struct Seen {
    store::Record record;
    std::string version;
    bool gone = false;
  };
  // What is to become of one edit.
  struct Step {
    enum class Kind { there, write, conflict, crm_wins, held };
    const Edit* edit = nullptr;
    Kind kind = Kind::there;
    Values values;  // of the field: to be written, or the CRM's
  };

  Result<Next> change(const std::vector<Edit>& edits);
  Result<Next> make(const Edit& edit);

  Result<std::vector<Step>> plan(const Seen& seen, const std::vector<Edit>& edits);
  Result<Next> write(const Seen& seen, const std::vector<Edit>& edits, const std::vector<Step>& steps,
                     bool& stale);
  Result<Next> confirm(const Json& answer, std::vector<Step> steps);
  Result<Next> settle(const Seen& seen, const std::vector<Step>& steps);
  Status settle_step(const Step& step);
  Result<Next> made(const Edit& edit, const Json& answer);

  Result<Next> gone(const std::vector<Edit>& edits);
  Result<Next> refused(const std::vector<Edit>& edits, EditState state, const std::string& reason);
  Result<Next> put_off(const std::vector<Edit>& edits, bool in_doubt, const Error& why);
  // After the CRM failed to do what was asked of `edits`.
  Result<Next> failed(const std::vector<Edit>& edits, bool something_was_sent, const Error& why);

  Result<Seen> look(std::string_view entity, std::string_view id);
  // A version that the CRM's guard tells from whatever is written from now on.
  Result<Seen> look_before_writing(std::string_view entity, std::string_view id);
  // What is there when no write of the same second can follow any more.
  Result<Seen> look_after_writing(std::string_view entity, std::string_view id);
  [[nodiscard]] bool guards_by_the_second(std::string_view entity) const;
  [[nodiscard]] Result<Seen> read(const Json& record, std::string version) const;
  [[nodiscard]] bool is_writable(const Edit& edit) const;
  [[nodiscard]] TimePoint now() const { return options_.clock ? options_.clock->now() : SystemClock().now(); }

  store::Database& database_;
  Crm& crm_;
  std::string_view name_;
  store::AccountId account_;
  const PushOptions& options_;
  PushReport& report_;
  store::Sending sending_{database_, account_};
  store::Records records_{database_};
  std::optional<Error> trouble_;
};

}  // namespace rafiq::sync
