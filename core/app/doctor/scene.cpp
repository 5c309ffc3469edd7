// SPDX-License-Identifier: Apache-2.0
#include "core/app/doctor/scene.hpp"

#include "core/app/stored_account.hpp"

namespace rafiq::app::doctor {

Context* Scene::home() {
  if (!rafiq_ && !error_) {
    auto opened = Rafiq::open(options_.home);
    if (opened)
      rafiq_ = std::move(opened).value();
    else
      error_ = opened.error();
  }
  return rafiq_ ? &rafiq_->context() : nullptr;
}

std::vector<Account> Scene::accounts() {
  std::vector<Account> accounts;
  if (auto* context = home())
    if (auto stored = store::Accounts(*context->database).list(Counts::made))
      for (const auto& row : stored.value()) accounts.push_back(to_account(row));
  return accounts;
}

}  // namespace rafiq::app::doctor
