// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/mapping.hpp"

#include "plugins/file/names.hpp"
#include "tests/support/catch.hpp"

#include <rafiq/failure.hpp>

namespace {

using namespace rafiq::file;

Target target(const Mapping& mapping, const char* column) {
  return mapping.use(column).target;
}

std::string complaint(const char* text) {
  try {
    static_cast<void>(Mapping::parse(text, Part::customers));
  } catch (const rafiq::Failure& failure) {
    CHECK(failure.reason() == rafiq::Reason::config);
    return std::string(failure.message());
  }
  return "none";
}

}  // namespace

TEST_CASE("mapping: usual names in both languages") {
  const auto mapping = Mapping::parse("", Part::customers);
  CHECK(target(mapping, "Customer No.") == Target::id);
  CHECK(target(mapping, "رقم العميل") == Target::id);
  CHECK(target(mapping, "الاسم الكامل") == Target::name);
  CHECK(target(mapping, "FIRST_NAME") == Target::first_name);
  CHECK(target(mapping, "Mobile (work)") == Target::phones);
  CHECK(target(mapping, "phone (2)") == Target::phones);
  CHECK(target(mapping, "الجوّال") == Target::phones);
  CHECK(target(mapping, "e-mail") == Target::mails);
  CHECK(target(mapping, "المؤهّل العلمي") == Target::education);
  CHECK(target(mapping, "الهوايات") == Target::interest);
  CHECK(target(mapping, "Favourite dish") == Target::none);
  CHECK(target(mapping, "Title") == Target::none);
  CHECK(target(Mapping::parse("", Part::journey), "Customer No") == Target::customer);
  CHECK(target(Mapping::parse("", Part::journey), "case.id") == Target::case_id);
}

TEST_CASE("mapping: what is named is taken, and nothing else for it") {
  const auto mapping = Mapping::parse(
      "id=Kennung, phones=Fon|Mobil , interest=Hobbys(,), motive=Why(), education=, name=\"Last, first\", "
      "product=P (home)|Q(|)",
      Part::customers);
  CHECK(target(mapping, "kennung") == Target::id);
  CHECK(target(mapping, "Customer No") == Target::none);
  CHECK(target(mapping, "Fon") == Target::phones);
  CHECK(mapping.use("Fon").rank < mapping.use("Mobil").rank);
  CHECK(target(mapping, "Telephone") == Target::none);
  CHECK(mapping.use("Hobbys").separator == ",");
  CHECK(mapping.use("Why").has_separator);
  CHECK(mapping.use("Why").separator.empty());
  CHECK(target(mapping, "Degree") == Target::none);
  CHECK(target(mapping, "Last, first") == Target::name);
  CHECK(target(mapping, "P (home)") == Target::product);
  CHECK(mapping.use("Q").separator == "|");
  CHECK(target(mapping, "Email") == Target::mails);
  CHECK(mapping.named() ==
        std::vector<std::string>{"Kennung", "Fon", "Mobil", "Hobbys", "Why", "Last, first", "P (home)", "Q"});
}

TEST_CASE("mapping: mistakes are named") {
  CHECK_THAT(complaint("id"), Catch::Contains("no \"=\""));
  CHECK_THAT(complaint("identity=x"), Catch::Contains("\"identity\" is nothing that a column can be"));
  CHECK_THAT(complaint("id=\"x"), Catch::Contains("double quote"));
  CHECK_THAT(complaint("id=x("), Catch::Contains("parenthesis"));
  CHECK_THAT(complaint("id=(;)"), Catch::Contains("no name"));
  CHECK_THAT(complaint("feeling=x"), Catch::Contains("is of the journey"));
  CHECK(complaint(" , id=x ,") == "none");
}
