/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rafiq/connector.h - the connector ABI, version 1.
 *
 * A connector is a shared library that teaches Rafiq one kind of CRM. It exports one symbol,
 * `rafiq_connector_entry_v1`, a const struct. Everything else hangs off that struct, so that a
 * library can be inspected before any of its code runs.
 *
 * Why C, and why so small: a partner's compiler, standard library and build flags are not ours.
 * C structs whose first member is their size can grow for ten years without breaking anyone:
 *   - members are only ever appended, offsets are frozen by the static assertions at the end;
 *   - read a member of a struct you were given only if `size` covers it (RAFIQ_HAS);
 *   - what is optional is reached through get_extension("name/REV") and get_service("name/REV").
 * Partners who write C++ include <rafiq/connector.hpp> and never meet this file.
 *
 * Where the code runs: in a process of its own that has no network, no files and no secrets.
 * All three are services of the host. A connector that crashes takes nobody with it.
 *
 * Text: UTF-8 JSON in rafiq_view, never NUL-terminated, borrowed for the duration of the call it
 * is passed to. Copy what must live longer. No function hands over ownership of memory, in either
 * direction: a connector answers by calling `emit`, and explains a failure by calling `fail`.
 *
 * Threads, written on every function:
 *   [load]    called once, before anything else, on the host's main thread;
 *   [worker]  called on the one worker thread of the connector, one call at a time;
 *   [any]     may be called from any thread that the connector started itself, too.
 *
 * No exception and no longjmp may cross these functions. The C++ wrapper sees to that.
 */
#ifndef RAFIQ_CONNECTOR_H
#define RAFIQ_CONNECTOR_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define RAFIQ_CONNECTOR_ABI_VERSION 1u
#define RAFIQ_CONNECTOR_ENTRY_SYMBOL "rafiq_connector_entry_v1"

#if defined(_WIN32)
#define RAFIQ_CONNECTOR_EXPORT __declspec(dllexport)
#else
#define RAFIQ_CONNECTOR_EXPORT __attribute__((visibility("default")))
#endif

/* Whether the struct behind `pointer` is new enough to have `member`. */
#define RAFIQ_HAS(pointer, type, member) \
  ((pointer)->size >= offsetof(type, member) + sizeof((pointer)->member))

/* Borrowed bytes. `ptr` may be NULL when `len` is 0. */
typedef struct rafiq_view {
  const char* ptr;
  size_t len;
} rafiq_view;

/* How a verb or a service ended. The numbers are frozen. */
typedef enum rafiq_status {
  RAFIQ_OK = 0,
  RAFIQ_CONFIG = 1,       /* the account's configuration is wrong; a person must correct it */
  RAFIQ_AUTH = 2,         /* the CRM refused the credentials */
  RAFIQ_PERMISSION = 3,   /* signed in, but not allowed to do this */
  RAFIQ_NOT_FOUND = 4,    /* the record does not exist */
  RAFIQ_CONFLICT = 5,     /* the record changed since the version the write is based on */
  RAFIQ_REJECTED = 6,     /* the CRM refused the value; asking again will not help */
  RAFIQ_RATE_LIMITED = 7, /* come back after retry_after_ms */
  RAFIQ_TRANSIENT = 8,    /* network or server trouble that may pass */
  RAFIQ_PROTOCOL = 9,     /* the CRM answered something we do not understand */
  RAFIQ_CANCELLED = 10,   /* the host asked to stop */
  RAFIQ_UNSUPPORTED = 11, /* this connector or this host does not offer the verb or feature */
  RAFIQ_BUG = 12          /* a broken promise inside the connector */
} rafiq_status;

/* What `emit` answers. STOP is not an error: finish the verb at once and return RAFIQ_CANCELLED. */
typedef enum rafiq_flow { RAFIQ_CONTINUE = 0, RAFIQ_STOP = 1 } rafiq_flow;

/* Why a verb failed, for the agent and the administrator. Never put customer data or secrets in. */
typedef struct rafiq_failure {
  uint32_t size;
  uint32_t retry_after_ms; /* 0: unknown. Milliseconds; used with RATE_LIMITED and TRANSIENT */
  rafiq_view code;         /* short, stable, lower case: "quota", "field-missing" */
  rafiq_view message;      /* English: what happened, where, and what to do next */
} rafiq_failure;

/* One call of a verb. Given by the host, borrowed for the call. */
typedef struct rafiq_call {
  uint32_t size;
  uint32_t reserved;
  void* self;       /* pass back to emit and fail */
  rafiq_view input; /* the verb's request, JSON; see "Verbs" below */
  /* [worker] Hands one answer (JSON) to the host. For `read` this is a page: the call returns
   * once the page is committed to disk, which is all the backpressure there is. Returns a rafiq_flow. */
  int32_t (*emit)(void* self, rafiq_view json);
  /* [worker] At most once, just before returning a status other than RAFIQ_OK. */
  void (*fail)(void* self, const rafiq_failure* failure);
} rafiq_call;

/*
 * Verbs. Each takes one JSON object and emits JSON; sdk/schema has a schema for each.
 *   describe    {}, {manifest} for one that runs manifests  emits one description
 *   check       {}                                       emits one report; signs in, changes nothing
 *   discover    {}                                       emits the entities and fields the CRM has
 *   read        {mode, scope, checkpoint}                emits pages {records, checkpoint, end, progress}
 *   get         {entity, id}                             emits one {record}
 *   find        {by: phone|mail|url|id, value}           emits one {records}
 *   write       {entity, id, version, marker, set|create}  emits one {id, version}
 *   list_ids    {entity, checkpoint}                     emits pages {ids, checkpoint, end}
 * `checkpoint` is the connector's own JSON object: the host stores the last committed one and gives it
 * back; null means from the beginning. A page must be complete in itself: after a kill the host resumes
 * from the last committed checkpoint and the result must be the same as if nothing had happened.
 */
typedef int32_t (*rafiq_verb)(void* instance, const rafiq_call* call);

/* One account's connector. `instance` is the first argument of every function. */
typedef struct rafiq_connector {
  uint32_t size;
  uint32_t reserved;
  void* instance;
  void (*destroy)(void* instance); /* [worker] last call on the instance */
  rafiq_verb check;                /* [worker] each verb; NULL means RAFIQ_UNSUPPORTED */
  rafiq_verb discover;
  rafiq_verb read;
  rafiq_verb get;
  rafiq_verb find;
  rafiq_verb write;
  rafiq_verb list_ids;
  const void* (*get_extension)(void* instance, const char* name); /* [worker] may be NULL */
} rafiq_connector;

/* What the host offers. Valid for the whole life of the process. */
typedef struct rafiq_host {
  uint32_t size;
  uint32_t abi_version;
  void* self;
  /* [any] A service by id ("http/1", "file/1", "log/1", "clock/1", "cancel/1", "progress/1"), or NULL when
   * this host does not have it. The result is one of the structs below. */
  const void* (*get_service)(void* self, const char* id);
} rafiq_host;

/* The exported symbol. */
typedef struct rafiq_connector_entry {
  uint32_t size;
  uint32_t abi_version; /* RAFIQ_CONNECTOR_ABI_VERSION of the headers it was built with */
  const char* id;       /* NUL-terminated, lower case, [a-z0-9-]: "rt" */
  const char* version;  /* NUL-terminated semantic version of the connector */
  /* [load] Emits the description. Needs no account and no service: it is called for listings. */
  int32_t (*describe)(const rafiq_call* call);
  /* [worker] Makes the connector of one account. `call->input` is {settings, files}: the values the
   * administrator set, without secrets, and the names of the account's files; and {manifest} as describe.
   * Fills *out, whose size the host has set. */
  int32_t (*create)(const rafiq_host* host, const rafiq_call* call, rafiq_connector* out);
} rafiq_connector_entry;

/* ---- Services ---------------------------------------------------------------------------- */

/* http/1: the host does the HTTP. It adds the credential of `auth_slot`, keeps to the account's rate
 * budget, retries what is safe to retry, checks TLS, and refuses hosts that are not of the account. */
#define RAFIQ_SERVICE_HTTP "http/1"

typedef struct rafiq_header {
  rafiq_view name;
  rafiq_view value;
} rafiq_header;

typedef struct rafiq_http_request {
  uint32_t size;
  uint32_t timeout_ms; /* 0: the host's default. The whole exchange, retries not included */
  rafiq_view method;   /* "GET" */
  rafiq_view url;      /* absolute, or a path below the account's base URL */
  const rafiq_header* headers;
  size_t header_count;
  rafiq_view body;      /* bytes as they are; set Content-Type yourself */
  rafiq_view auth_slot; /* empty: no credential is added */
  uint32_t idempotent;  /* 1: may be repeated after a lost answer although the method is not GET or PUT */
  uint32_t reserved;
} rafiq_http_request;

typedef struct rafiq_http_response {
  uint32_t size;
  int32_t status;              /* HTTP status; redirects are already followed */
  const rafiq_header* headers; /* names in lower case */
  size_t header_count;
  rafiq_view body;
} rafiq_http_response;

typedef struct rafiq_http {
  uint32_t size;
  uint32_t reserved;
  void* self;
  /* [any] Blocks. On RAFIQ_OK `done` was called exactly once, with the CRM's answer, whatever its HTTP status
   * but these; the response is borrowed for that callback. Otherwise `failed` was called exactly once.
   * What the host deals with itself arrives as a failure: 401 on a request that names an auth slot, after
   * signing in anew did not help (RAFIQ_AUTH); 429 (RAFIQ_RATE_LIMITED) and 502, 503, 504 (RAFIQ_TRANSIENT),
   * after it waited and tried again where the request allows that. */
  int32_t (*send)(void* self, const rafiq_http_request* request, void* user,
                  void (*done)(void* user, const rafiq_http_response* response),
                  void (*failed)(void* user, const rafiq_failure* failure));
} rafiq_http;

/* file/1: reads the files that the account names, and no others. */
#define RAFIQ_SERVICE_FILE "file/1"

typedef struct rafiq_file_info {
  uint32_t size;
  uint32_t reserved;
  uint64_t bytes;
  int64_t modified_ms; /* milliseconds since 1970-01-01 UTC */
} rafiq_file_info;

typedef struct rafiq_file {
  uint32_t size;
  uint32_t reserved;
  void* self;
  /* [any] `name` is the key under "files" in the account's configuration, not a path. */
  int32_t (*info)(void* self, rafiq_view name, rafiq_file_info* out);
  /* [any] Reads up to `capacity` bytes at `offset`. *got is 0 at the end of the file. */
  int32_t (*read)(void* self, rafiq_view name, uint64_t offset, char* buffer, size_t capacity, size_t* got);
} rafiq_file;

/* log/1: for the administrator. Never write customer data: the log is not theirs to read. */
#define RAFIQ_SERVICE_LOG "log/1"
typedef enum rafiq_log_level {
  RAFIQ_LOG_DEBUG = 0,
  RAFIQ_LOG_INFO = 1,
  RAFIQ_LOG_WARN = 2,
  RAFIQ_LOG_ERROR = 3
} rafiq_log_level;
typedef struct rafiq_log {
  uint32_t size;
  uint32_t reserved;
  void* self;
  void (*write)(void* self, int32_t level, rafiq_view message); /* [any] */
} rafiq_log;

/* clock/1: the only clock to use, so that tests can set it. */
#define RAFIQ_SERVICE_CLOCK "clock/1"
typedef struct rafiq_clock {
  uint32_t size;
  uint32_t reserved;
  void* self;
  int64_t (*now_ms)(void* self); /* [any] milliseconds since 1970-01-01 UTC */
} rafiq_clock;

/* cancel/1: ask between steps that take long; http and emit already answer early when cancelled. */
#define RAFIQ_SERVICE_CANCEL "cancel/1"
typedef struct rafiq_cancel {
  uint32_t size;
  uint32_t reserved;
  void* self;
  int32_t (*requested)(void* self); /* [any] 1 once the host wants the verb to end */
} rafiq_cancel;

/* progress/1: what a person waiting would like to know. */
#define RAFIQ_SERVICE_PROGRESS "progress/1"
typedef struct rafiq_progress {
  uint32_t size;
  uint32_t reserved;
  void* self;
  void (*report)(void* self, uint64_t done, uint64_t total); /* [any] records; total 0: unknown */
} rafiq_progress;

#ifdef __cplusplus
} /* extern "C" */
#endif

/* ---- Frozen layout ----------------------------------------------------------------------- */

#if defined(__cplusplus)
#define RAFIQ_ASSERT_LAYOUT(condition) static_assert(condition, #condition)
#else
#define RAFIQ_ASSERT_LAYOUT(condition) _Static_assert(condition, #condition)
#endif

#if UINTPTR_MAX == UINT64_MAX
RAFIQ_ASSERT_LAYOUT(sizeof(rafiq_view) == 16);
RAFIQ_ASSERT_LAYOUT(offsetof(rafiq_failure, message) == 24 && sizeof(rafiq_failure) == 40);
RAFIQ_ASSERT_LAYOUT(offsetof(rafiq_call, fail) == 40 && sizeof(rafiq_call) == 48);
RAFIQ_ASSERT_LAYOUT(offsetof(rafiq_connector, get_extension) == 80 && sizeof(rafiq_connector) == 88);
RAFIQ_ASSERT_LAYOUT(offsetof(rafiq_host, get_service) == 16 && sizeof(rafiq_host) == 24);
RAFIQ_ASSERT_LAYOUT(offsetof(rafiq_connector_entry, create) == 32 && sizeof(rafiq_connector_entry) == 40);
RAFIQ_ASSERT_LAYOUT(offsetof(rafiq_http_request, idempotent) == 88 && sizeof(rafiq_http_request) == 96);
RAFIQ_ASSERT_LAYOUT(offsetof(rafiq_http_response, body) == 24 && sizeof(rafiq_http_response) == 40);
RAFIQ_ASSERT_LAYOUT(offsetof(rafiq_http, send) == 16 && sizeof(rafiq_http) == 24);
RAFIQ_ASSERT_LAYOUT(offsetof(rafiq_file, read) == 24 && sizeof(rafiq_file) == 32);
#endif

#endif /* RAFIQ_CONNECTOR_H */
