// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/empty_keyring.hpp"
#include "core/secrets/names.hpp"
#include "core/secrets/secret_store.hpp"
#include "core/secrets/worker.hpp"

#include <fmt/format.h>
#include <libsecret/secret.h>

#include <optional>

namespace rafiq::secrets {
namespace {

struct FreeGlib {
  void operator()(GError* error) const { g_error_free(error); }
  void operator()(GHashTable* table) const { g_hash_table_unref(table); }
  void operator()(GList* items) const { g_list_free_full(items, g_object_unref); }
  void operator()(SecretService* service) const { g_object_unref(service); }
  void operator()(SecretValue* value) const { secret_value_unref(value); }
};
template <class T>
using Owned = std::unique_ptr<T, FreeGlib>;

const SecretSchema& schema() {
  static const SecretSchema schema = {"io.rafiq.Secret",
                                      SECRET_SCHEMA_NONE,
                                      {{"home", SECRET_SCHEMA_ATTRIBUTE_STRING},
                                       {"account", SECRET_SCHEMA_ATTRIBUTE_STRING},
                                       {"slot", SECRET_SCHEMA_ATTRIBUTE_STRING},
                                       {nullptr, SECRET_SCHEMA_ATTRIBUTE_STRING}},
                                      0,
                                      nullptr,
                                      nullptr,
                                      nullptr,
                                      nullptr,
                                      nullptr,
                                      nullptr,
                                      nullptr};
  return schema;
}

constexpr const char* remedy =
    "Log in to the desktop, or unlock the keyring in its password manager; or let the account keep its "
    "secrets "
    "in a file that only you can read: --secrets-in file";

Error locked() {
  return {ErrorCode::authentication, "The keyring is locked", "", remedy};
}

Error explain(const GError* error) {
  if (error == nullptr) return locked();  // the question for its password was dismissed
  if (error->domain == SECRET_ERROR && error->code == SECRET_ERROR_IS_LOCKED) return locked();
  if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED) != FALSE) return locked();
  return {ErrorCode::authentication, "No keyring answers in this session", error->message, remedy};
}

// What one call works on. It outlives the caller when the caller stops waiting.
struct Job {
  std::string home;
  std::string account;
  std::string slot;
  Secret value;  // to be stored, or found
  std::optional<Error> error;

  [[nodiscard]] Owned<GHashTable> attributes() const {
    return Owned<GHashTable>(secret_attributes_build(&schema(), "home", home.c_str(), "account",
                                                     account.c_str(), "slot", slot.c_str(), nullptr));
  }
};

void store(Job& job, SecretService* service, GCancellable* cancellable) {
  const Owned<SecretValue> value(
      secret_value_new(job.value.c_str(), static_cast<gssize>(job.value.size()), "text/plain"));
  const auto label = fmt::format("Rafiq: {} of {}", job.slot, job.account);
  GError* error = nullptr;
  const auto stored =
      secret_service_store_sync(service, &schema(), job.attributes().get(), SECRET_COLLECTION_DEFAULT,
                                label.c_str(), value.get(), cancellable, &error);
  const Owned<GError> owned(error);
  if (stored == FALSE) job.error = explain(error);
}

void find(Job& job, SecretService* service, GCancellable* cancellable) {
  GError* error = nullptr;
  constexpr auto flags = static_cast<SecretSearchFlags>(SECRET_SEARCH_UNLOCK | SECRET_SEARCH_LOAD_SECRETS);
  const Owned<GList> items(
      secret_service_search_sync(service, &schema(), job.attributes().get(), flags, cancellable, &error));
  const Owned<GError> owned(error);
  if (error != nullptr) {
    job.error = explain(error);
  } else if (!items) {
    job.error = no_such_secret(job.account, job.slot);
  } else if (const Owned<SecretValue> value{secret_item_get_secret(SECRET_ITEM(items->data))}; value) {
    gsize size = 0;
    const gchar* text = secret_value_get(value.get(), &size);
    job.value = Secret(std::string_view(text, size));
  } else {
    job.error = locked();
  }
}

void clear(Job& job, SecretService* service, GCancellable* cancellable) {
  GError* error = nullptr;
  // False without an error: there was nothing to remove.
  secret_service_clear_sync(service, &schema(), job.attributes().get(), cancellable, &error);
  const Owned<GError> owned(error);
  if (error != nullptr) job.error = explain(error);
}

// Whatever has the home's name on it; locked items are unlocked for it.
void clear_all(Job& job, SecretService* service, GCancellable* cancellable) {
  const Owned<GHashTable> of_home(secret_attributes_build(&schema(), "home", job.home.c_str(), nullptr));
  GError* error = nullptr;
  constexpr auto flags = static_cast<SecretSearchFlags>(SECRET_SEARCH_ALL | SECRET_SEARCH_UNLOCK);
  const Owned<GList> items(
      secret_service_search_sync(service, &schema(), of_home.get(), flags, cancellable, &error));
  for (GList* item = items.get(); item != nullptr && error == nullptr; item = item->next)
    secret_item_delete_sync(SECRET_ITEM(item->data), cancellable, &error);
  const Owned<GError> owned(error);
  if (error != nullptr) job.error = explain(error);
}

class KeyringStore final : public SecretStore {
 public:
  explicit KeyringStore(KeyringOptions options) : options_(std::move(options)) {}

  Status put(std::string_view account, std::string_view slot, const Secret& value) override {
    RAFIQ_TRY(run(store, account, slot, value.copy()));
    return success();
  }
  Result<Secret> get(std::string_view account, std::string_view slot) override {
    return run(find, account, slot, Secret());
  }
  Status remove(std::string_view account, std::string_view slot) override {
    RAFIQ_TRY(run(clear, account, slot, Secret()));
    return success();
  }
  Status remove_all() {
    RAFIQ_TRY(run(clear_all, "all", "all", Secret()));
    return success();
  }

 private:
  using Step = void (*)(Job&, SecretService*, GCancellable*);

  Result<Secret> run(Step step, std::string_view account, std::string_view slot, Secret value) {
    RAFIQ_TRY(check_names(account, slot));
    const auto job = std::make_shared<Job>(
        Job{options_.home, std::string(account), std::string(slot), std::move(value), std::nullopt});
    const auto call = [this, job, step](GCancellable* cancellable) { on_worker(*job, step, cancellable); };
    if (!worker_.run(call, options_.time_limit))
      return Error{ErrorCode::authentication,
                   "The keyring does not answer: it is locked, or waits for its password", "", remedy};
    if (job->error) return *job->error;
    return std::move(job->value);
  }

  void on_worker(Job& job, Step step, GCancellable* cancellable) {
    GError* error = nullptr;
    if (!service_)
      service_.reset(secret_service_open_sync(SECRET_TYPE_SERVICE, nullptr, SECRET_SERVICE_OPEN_SESSION,
                                              cancellable, &error));
    const Owned<GError> owned(error);
    if (service_) {
      step(job, service_.get(), cancellable);
    } else {
      job.error = explain(error);
    }
    // The daemon may have been restarted: the next call begins anew.
    if (job.error && job.error->code != ErrorCode::not_found) service_.reset();
  }

  const KeyringOptions options_;
  Owned<SecretService> service_;                 // the worker's alone
  Worker worker_{[this] { service_.reset(); }};  // last: it ends before what it uses goes
};

}  // namespace

Status empty_keyring(const KeyringOptions& options) {
  return KeyringStore(options).remove_all();
}

std::unique_ptr<SecretStore> open_keyring(KeyringOptions options) {
  return std::make_unique<KeyringStore>(std::move(options));
}

}  // namespace rafiq::secrets
