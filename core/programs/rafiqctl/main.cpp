// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/run.hpp"

int main(int argc, char** argv) {
  return rafiq::ctl::run(argc, argv);
}
