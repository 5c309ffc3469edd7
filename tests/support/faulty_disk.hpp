// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace rafiq::test {

// What happens when SQLite writes, syncs or cuts a file. Counted over the whole process.
enum class DiskFault {
  none,
  kill,       // the process ends at the given operation, as by kill -9
  fail_once,  // that one operation fails: no space, or a sync that went wrong
  stay_full,  // that operation and all after it fail
  fail_read,  // reads are counted instead, and the given one fails
};

// Every database opened while it lives is on the faulty disk, which counts syncs and does not do them. One at
// a time; one thread at a time.
class FaultyDisk {
 public:
  FaultyDisk();
  ~FaultyDisk();
  FaultyDisk(const FaultyDisk&) = delete;
  FaultyDisk& operator=(const FaultyDisk&) = delete;

  // From now on; the operations are counted from 1.
  void arm(DiskFault fault, int at);
  void disarm() { arm(DiskFault::none, 0); }
  [[nodiscard]] bool struck() const;  // since it was armed
};

}  // namespace rafiq::test
