// SPDX-License-Identifier: Apache-2.0
#include "tests/support/faulty_disk.hpp"

#include <sqlite3.h>

#include <csignal>
#include <new>

namespace rafiq::test {
namespace {

// SQLite asks for its disks by name, so that there is one for the process.
struct Disk {
  sqlite3_vfs vfs{};
  sqlite3_vfs* real = nullptr;
  DiskFault fault = DiskFault::none;
  int at = 0;
  int count = 0;

  // Whether the operation that comes now fails.
  bool strikes() {
    if (fault == DiskFault::none || fault == DiskFault::fail_read) return false;
    ++count;
    if (fault == DiskFault::kill && count == at) (void)std::raise(SIGKILL);
    return fault == DiskFault::fail_once ? count == at : fault == DiskFault::stay_full && count >= at;
  }
  bool strikes_read() { return fault == DiskFault::fail_read && ++count == at; }
};

Disk& disk() {
  static Disk the_disk;
  return the_disk;
}

// The real file lies behind it in the memory that SQLite gave us.
struct File {
  sqlite3_file base;
};
sqlite3_file* real(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(reinterpret_cast<File*>(file) + 1);
}
const sqlite3_io_methods& of(sqlite3_file* file) {
  return *real(file)->pMethods;
}

int write(sqlite3_file* f, const void* data, int bytes, sqlite3_int64 offset) {
  if (disk().strikes()) return SQLITE_FULL;
  return of(f).xWrite(real(f), data, bytes, offset);
}
int read(sqlite3_file* f, void* to, int bytes, sqlite3_int64 offset) {
  if (disk().strikes_read()) return SQLITE_IOERR_READ;
  return of(f).xRead(real(f), to, bytes, offset);
}
int truncate(sqlite3_file* f, sqlite3_int64 size) {
  if (disk().strikes()) return SQLITE_IOERR_TRUNCATE;
  return of(f).xTruncate(real(f), size);
}
// Not done: what a killed process has written stays, and waiting for the disk would make the tests slow.
int sync(sqlite3_file*, int) {
  return disk().strikes() ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

const sqlite3_io_methods methods = {
    2,
    [](sqlite3_file* f) { return of(f).xClose(real(f)); },
    read,
    write,
    truncate,
    sync,
    [](sqlite3_file* f, sqlite3_int64* size) { return of(f).xFileSize(real(f), size); },
    [](sqlite3_file* f, int level) { return of(f).xLock(real(f), level); },
    [](sqlite3_file* f, int level) { return of(f).xUnlock(real(f), level); },
    [](sqlite3_file* f, int* out) { return of(f).xCheckReservedLock(real(f), out); },
    [](sqlite3_file* f, int op, void* arg) { return of(f).xFileControl(real(f), op, arg); },
    [](sqlite3_file* f) { return of(f).xSectorSize(real(f)); },
    [](sqlite3_file* f) { return of(f).xDeviceCharacteristics(real(f)); },
    [](sqlite3_file* f, int page, int size, int extend, void volatile** out) {
      return of(f).xShmMap(real(f), page, size, extend, out);
    },
    [](sqlite3_file* f, int offset, int n, int flags) { return of(f).xShmLock(real(f), offset, n, flags); },
    [](sqlite3_file* f) { of(f).xShmBarrier(real(f)); },
    [](sqlite3_file* f, int remove) { return of(f).xShmUnmap(real(f), remove); },
    nullptr,
    nullptr};

int open(sqlite3_vfs*, const char* name, sqlite3_file* f, int flags, int* out_flags) {
  f->pMethods = nullptr;
  const int opened = disk().real->xOpen(disk().real, name, real(f), flags, out_flags);
  if (real(f)->pMethods != nullptr) f->pMethods = &methods;
  return opened;
}

}  // namespace

FaultyDisk::FaultyDisk() {
  auto& the = disk();
  the.real = sqlite3_vfs_find(nullptr);
  the.vfs = *the.real;  // all but opening is that of the real one, on the real one's own data
  the.vfs.zName = "faulty";
  the.vfs.szOsFile = static_cast<int>(sizeof(File)) + the.real->szOsFile;
  the.vfs.xOpen = open;
  disarm();
  sqlite3_vfs_register(&the.vfs, 1);
}

FaultyDisk::~FaultyDisk() {
  sqlite3_vfs_unregister(&disk().vfs);
  sqlite3_vfs_register(disk().real, 1);
}

void FaultyDisk::arm(DiskFault fault, int at) {
  disk().fault = fault;
  disk().at = at;
  disk().count = 0;
}

bool FaultyDisk::struck() const {
  return disk().count >= disk().at;
}

}  // namespace rafiq::test
