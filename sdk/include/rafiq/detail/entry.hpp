// SPDX-License-Identifier: Apache-2.0
#pragma once

#if __has_include(<cxxabi.h>)
#include <cxxabi.h>
#endif

#include <rafiq/connector.hpp>

#include <cstdlib>
#include <memory>
#include <new>
#include <type_traits>
#include <typeinfo>

// From the C functions of the ABI to a C++ connector, and from exceptions to statuses. Not for connectors
// to include.
namespace rafiq {
inline namespace sdk {
namespace detail {

inline std::int32_t fail(const rafiq_call& call, Reason reason, std::string_view code,
                         std::string_view message, std::chrono::milliseconds retry_after = {}) noexcept {
  rafiq_failure failure{};
  failure.size = sizeof failure;
  failure.retry_after_ms = static_cast<std::uint32_t>(retry_after.count());
  failure.code = view(code);
  failure.message = view(message);
  call.fail(call.self, &failure);
  return static_cast<std::int32_t>(reason);
}

// The type of an exception, readable. Never its text, which may quote what the CRM sent.
inline std::int32_t fail_by_type(const rafiq_call& call, const std::exception& error) noexcept {
  const char* name = typeid(error).name();
  std::unique_ptr<char, decltype(&std::free)> readable(nullptr, &std::free);
#if __has_include(<cxxabi.h>)
  int status = 0;
  readable.reset(abi::__cxa_demangle(name, nullptr, nullptr, &status));
  if (readable) name = readable.get();
#endif
  try {
    return fail(call, Reason::bug, "exception",
                std::string("The connector threw ") + name + ". Tell whoever made the connector");
  } catch (const std::exception&) {
    return fail(call, Reason::bug, "exception", name);
  }
}

template <class Work>
std::int32_t guarded(const rafiq_call& call, Work&& work) noexcept {
  try {
    work();
    return RAFIQ_OK;
  } catch (const Failure& failure) {
    return fail(call, failure.reason(), failure.code(), failure.message(), failure.retry_after());
  } catch (const std::bad_alloc&) {
    return fail(call, Reason::bug, "memory", "The connector ran out of memory");
  } catch (const std::exception& error) {
    return fail_by_type(call, error);
  } catch (...) {
    return fail(call, Reason::bug, "exception", "The connector threw something that is not a std::exception");
  }
}

[[noreturn]] inline void unsupported() {
  throw Failure(Reason::unsupported, "verb", "This connector does not offer that");
}

// One function of the C struct for one member function of the connector.
template <class Type, auto Verb>
std::int32_t call_verb(void* instance, const rafiq_call* call) noexcept {
  return guarded(*call, [&] {
    auto& connector = *static_cast<Type*>(instance);
    const Pages pages(call);
    if constexpr (std::is_invocable_v<decltype(Verb), Type&, std::string_view, const Pages&>)
      (connector.*Verb)(text(call->input), pages);
    else
      pages.emit((connector.*Verb)(text(call->input)));
  });
}

// A verb that Type does not override has still the type of Connector's own: it is left out of the struct,
// so that the host knows without calling.
template <class Type, auto Verb, auto Default>
constexpr rafiq_verb verb() {
  if constexpr (std::is_same_v<decltype(Verb), decltype(Default)>)
    return nullptr;
  else
    return &call_verb<Type, Verb>;
}

template <class Type>
std::int32_t describe(const rafiq_call* call) noexcept {
  return guarded(*call, [&] {
    if constexpr (std::is_invocable_v<decltype(&Type::describe), std::string_view>)
      Pages(call).emit(Type::describe(text(call->input)));
    else
      Pages(call).emit(Type::describe());
  });
}

template <class Type>
std::int32_t create(const rafiq_host* host, const rafiq_call* call, rafiq_connector* out) noexcept {
  return guarded(*call, [&] {
    if (!RAFIQ_HAS(out, rafiq_connector, get_extension))
      throw Failure(Reason::unsupported, "host-too-old", "This connector needs a newer Rafiq. Update Rafiq");
    auto connector = std::make_unique<Type>(Host(host), text(call->input));
    out->destroy = [](void* instance) { delete static_cast<Type*>(instance); };
    out->check = verb<Type, &Type::check, &Connector::check>();
    out->discover = verb<Type, &Type::discover, &Connector::discover>();
    out->read = verb<Type, &Type::read, &Connector::read>();
    out->get = verb<Type, &Type::get, &Connector::get>();
    out->find = verb<Type, &Type::find, &Connector::find>();
    out->write = verb<Type, &Type::write, &Connector::write>();
    out->list_ids = verb<Type, &Type::list_ids, &Connector::list_ids>();
    out->get_extension = [](void* instance, const char* name) noexcept -> const void* {
      try {
        return static_cast<Type*>(instance)->extension(name);
      } catch (...) {
        return nullptr;
      }
    };
    out->instance = connector.release();
  });
}

template <class Type>
constexpr rafiq_connector_entry entry() {
  static_assert(std::is_base_of_v<Connector, Type>, "derive your connector from rafiq::Connector");
  static_assert(std::is_constructible_v<Type, const Host&, std::string_view>,
                "give it a public constructor (const rafiq::Host&, std::string_view account)");
  return {sizeof(rafiq_connector_entry),
          RAFIQ_CONNECTOR_ABI_VERSION,
          Type::id,
          Type::version,
          &describe<Type>,
          &create<Type>};
}

}  // namespace detail

inline void Pages::emit(std::string_view page) const {
  if (call_->emit(call_->self, detail::view(page)) != RAFIQ_CONTINUE)
    throw Failure(Reason::cancelled, "cancelled", "The host asked to stop");
}

inline std::string Connector::check(std::string_view) {
  detail::unsupported();
}
inline std::string Connector::discover(std::string_view) {
  detail::unsupported();
}
inline void Connector::read(std::string_view, const Pages&) {
  detail::unsupported();
}
inline std::string Connector::get(std::string_view) {
  detail::unsupported();
}
inline std::string Connector::find(std::string_view) {
  detail::unsupported();
}
inline std::string Connector::write(std::string_view) {
  detail::unsupported();
}
inline void Connector::list_ids(std::string_view, const Pages&) {
  detail::unsupported();
}
inline const void* Connector::extension(std::string_view) {
  return nullptr;
}

}  // namespace sdk
}  // namespace rafiq
