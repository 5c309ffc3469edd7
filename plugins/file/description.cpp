// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/connector.hpp"

namespace rafiq::file {

std::string FileConnector::describe() {
  return R"json({
  "id": "file",
  "version": "1.0.0",
  "title": {"ar": "ملفات مصدَّرة", "en": "Exported files"},
  "summary": {
    "ar": "يقرأ العملاء ورحلاتهم من ملفات صدّرها أي نظام لعلاقات العملاء: CSV أو vCard أو JSON Lines.",
    "en": "Reads customers and their journeys from files that any CRM exported: CSV, vCard or JSON Lines."
  },
  "verified": "live",
  "settings": [
    {"key": "customers", "kind": "file", "required": true, "default": "",
     "label": {"ar": "ملف العملاء", "en": "Customers file"},
     "help": {"ar": "ملف CSV أو vCard أو JSON Lines، صف لكل عميل.",
              "en": "CSV, vCard or JSON Lines; one row for each customer."}},
    {"key": "journey", "kind": "file", "required": false, "default": "",
     "label": {"ar": "ملف الرحلات", "en": "Journey file"},
     "help": {"ar": "اختياري: ما جرى مع العملاء وما وُعدوا به، CSV أو JSON Lines.",
              "en": "Optional: what happened with the customers and what they were promised, CSV or JSON Lines."}},
    {"key": "mapping", "kind": "text", "required": false, "default": "",
     "label": {"ar": "مقابلة أعمدة العملاء", "en": "Customers' columns"},
     "help": {"ar": "لا يُملأ إلا للأعمدة التي لا تُعرف من أسمائها. مثال: id=Customer No, phones=Mobile|Phone, interest=Hobbies(;)",
              "en": "Only for columns that are not known by their names. Example: id=Customer No, phones=Mobile|Phone, interest=Hobbies(;)"}},
    {"key": "journey_mapping", "kind": "text", "required": false, "default": "",
     "label": {"ar": "مقابلة أعمدة الرحلات", "en": "Journey's columns"},
     "help": {"ar": "مثال: customer=Client, at=Created, what=Subject",
              "en": "Example: customer=Client, at=Created, what=Subject"}},
    {"key": "record_url", "kind": "text", "required": false, "default": "",
     "label": {"ar": "عنوان صفحة العميل", "en": "Address of a customer's page"},
     "help": {"ar": "ليُعرف العميل المفتوح في النظام من عنوان صفحته. مثال: https://crm.example/customers/${id}",
              "en": "So that the customer open in the CRM is recognised by the page's address. Example: https://crm.example/customers/${id}"}},
    {"key": "encoding", "kind": "text", "required": false, "default": "detect",
     "label": {"ar": "ترميز الحروف", "en": "Encoding"},
     "help": {"ar": "يُكتشف وحده. عند الخطأ: UTF-8 أو UTF-16 أو windows-1256 أو windows-1252.",
              "en": "Detected. If it is guessed wrong: UTF-8, UTF-16, windows-1256 or windows-1252."}},
    {"key": "delimiter", "kind": "choice", "required": false, "default": "detect",
     "choices": ["detect", ",", ";", "tab", "|"],
     "choice_labels": {"detect": {"ar": "يُكتشف", "en": "Detect"}, ",": {"ar": "فاصلة ,", "en": "Comma ,"},
                       ";": {"ar": "فاصلة منقوطة ;", "en": "Semicolon ;"}, "tab": {"ar": "علامة جدولة", "en": "Tab"},
                       "|": {"ar": "خط عمودي |", "en": "Bar |"}},
     "label": {"ar": "فاصل الأعمدة", "en": "Delimiter"},
     "help": {"ar": "لملفات CSV؛ يُكتشف وحده.", "en": "Of CSV; detected."}},
    {"key": "header", "kind": "choice", "required": false, "default": "detect", "choices": ["detect", "yes", "no"],
     "choice_labels": {"detect": {"ar": "يُكتشف", "en": "Detect"}, "yes": {"ar": "نعم", "en": "Yes"}, "no": {"ar": "لا", "en": "No"}},
     "label": {"ar": "صف العناوين", "en": "Header row"},
     "help": {"ar": "هل الصف الأول أسماء الأعمدة؟ من دونه تُسمّى الأعمدة #1 و#2 وهكذا.",
              "en": "Whether the first row names the columns. Without it they are called #1, #2 and so on."}},
    {"key": "date_order", "kind": "choice", "required": false, "default": "day-first",
     "choices": ["day-first", "month-first"],
     "choice_labels": {"day-first": {"ar": "اليوم أولًا", "en": "Day first"}, "month-first": {"ar": "الشهر أولًا", "en": "Month first"}},
     "label": {"ar": "ترتيب التاريخ", "en": "Order of dates"},
     "help": {"ar": "كيف يُقرأ 03/01/2026: اليوم أولًا أم الشهر.",
              "en": "How 03/01/2026 is read: day or month first."}},
    {"key": "time_zone", "kind": "text", "required": false, "default": "UTC",
     "label": {"ar": "المنطقة الزمنية", "en": "Time zone"},
     "help": {"ar": "للأوقات المكتوبة من دون منطقة. مثال: Asia/Riyadh",
              "en": "Of times written without one. Example: Asia/Riyadh"}}
  ],
  "secrets": [],
  "base_url": "",
  "auth": {},
  "allowed_hosts": [],
  "scopes": ["all"],
  "entities": [
    {"name": "customer", "kind": "customer", "writable": false, "lists_ids": true},
    {"name": "touchpoint", "kind": "touchpoint", "writable": false, "lists_ids": true},
    {"name": "commitment", "kind": "commitment", "writable": false, "lists_ids": true}
  ],
  "record_urls": [{"entity": "customer", "pattern": "${setting.record_url}"}],
  "record_titles": []
})json";
}

}  // namespace rafiq::file
