// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rafiq/connector.h>
#include <rafiq/failure.hpp>
#include <rafiq/services.hpp>

#include <string>
#include <string_view>

/*
 * A connector in C++20, with nothing but the standard library. In full:
 *
 *   class MyCrm : public rafiq::Connector {
 *    public:
 *     static constexpr const char* id = "mycrm";          // lower case, [a-z0-9-]
 *     static constexpr const char* version = "1.0.0";
 *     static std::string describe() { return R"({"id":"mycrm", ...})"; }  // may take the request, too
 *
 *     MyCrm(const rafiq::Host& host, std::string_view account) : Connector(host) { ... }
 *     std::string check(std::string_view request) override { ... }
 *     void read(std::string_view request, const rafiq::Pages& pages) override { ... }
 *   };
 *   RAFIQ_CONNECTOR(MyCrm)
 *
 * Requests and answers are JSON, in UTF-8; sdk/schema has a schema for each. Read and write them with the
 * library you like. Views are borrowed for the call: copy what must live longer.
 *
 * To fail, throw rafiq::Failure. No exception leaves the library: anything else that is thrown becomes
 * Reason::bug, naming the exception's type and not its text.
 *
 * All verbs of one connector run on one thread, one at a time. Services may be used from any thread that
 * the connector starts itself; such threads must have ended when the destructor returns.
 */
namespace rafiq {
inline namespace sdk {

// Where `read` and `list_ids` put their pages.
class Pages {
 public:
  explicit Pages(const rafiq_call* call) noexcept : call_(call) {}

  // Hands over one page (JSON) and returns once it is committed to disk: that is all the backpressure there
  // is. Throws Failure(cancelled) when the host wants no more; let it pass through. Only on the verb's
  // thread.
  void emit(std::string_view page) const;

 private:
  const rafiq_call* call_;
};

class Connector {
 public:
  // Pass on the host that your constructor was given.
  explicit Connector(const Host& host) noexcept
      : http_(host), files_(host), log_(host), clock_(host), cancel_(host), progress_(host) {}
  Connector(const Connector&) = delete;
  Connector& operator=(const Connector&) = delete;
  virtual ~Connector() = default;

  // The verbs. Override, in public, those your CRM can do; the others answer "unsupported".
  // {} -> {"signed_in_as", "notes"}: signs in, changes nothing.
  virtual std::string check(std::string_view request);
  // {} -> the entities and fields that the CRM has.
  virtual std::string discover(std::string_view request);
  // {"mode", "scope", "checkpoint"} -> pages of {"records", "checkpoint", "end", "progress"}. Each page is
  // complete in itself: killed at any instant, the host resumes from the last committed checkpoint.
  virtual void read(std::string_view request, const Pages& pages);
  // {"entity", "id"} -> {"record"}.
  virtual std::string get(std::string_view request);
  // {"by", "value"} -> {"records"}: looks one customer up, also one that was never synced.
  virtual std::string find(std::string_view request);
  // {"entity", "id", "version", "marker", "set"|"create"} -> {"id", "version"}.
  virtual std::string write(std::string_view request);
  // {"entity", "checkpoint"} -> pages of {"ids", "checkpoint", "end"}.
  virtual void list_ids(std::string_view request, const Pages& pages);

  // A struct by "name/REV" for what the verbs do not cover, or nullptr. Owned by the connector.
  virtual const void* extension(std::string_view name);

 protected:
  [[nodiscard]] const Http& http() const noexcept { return http_; }
  [[nodiscard]] const Files& files() const noexcept { return files_; }
  [[nodiscard]] const Log& log() const noexcept { return log_; }
  [[nodiscard]] const Clock& clock() const noexcept { return clock_; }
  [[nodiscard]] const CancelSource& cancel() const noexcept { return cancel_; }
  [[nodiscard]] const Progress& progress() const noexcept { return progress_; }

 private:
  Http http_;
  Files files_;
  Log log_;
  Clock clock_;
  CancelSource cancel_;
  Progress progress_;
};

}  // namespace sdk
}  // namespace rafiq

#include <rafiq/detail/entry.hpp>

// Exports the connector. Once in a library, at namespace scope, after the class. The struct is a constant:
// the host can look at it before any code of the library runs.
#define RAFIQ_CONNECTOR(Type)                                                             \
  extern "C" RAFIQ_CONNECTOR_EXPORT const rafiq_connector_entry rafiq_connector_entry_v1; \
  constinit const rafiq_connector_entry rafiq_connector_entry_v1 = ::rafiq::detail::entry<Type>();
