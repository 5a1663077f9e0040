// The store of documents: what is kept comes back as it was or not at all, and what lies on disk
// tells nothing to whoever has no key.
#include <sys/stat.h>

#include <limits>
#include <stdexcept>

#include "protocol/limits.h"
#include "tests/server/documents_cast.h"

namespace tests {
namespace {

constexpr auto chunk = server::chunk_bytes;
constexpr std::size_t header_bytes = 4 + 16 + 32 + 8;  // As drawn in content_file.cpp.
constexpr std::size_t tag_bytes = 16;

// `size` bytes, none of which is where it was in the chunk before.
std::string long_content(std::size_t size) {
  std::string content(size, '\0');
  for (std::size_t i = 0; i < size; ++i) content[i] = static_cast<char>((i * 31 + i / 251) & 0xFFU);
  return content;
}

TEST_F(DocumentStore, A3_AContentComesBackAsItWasAlsoAfterARestart) {
  open();
  std::vector<std::pair<events::Digest, std::string>> kept;
  for (const auto size : {std::size_t{1}, chunk - 1, chunk, chunk + 1, 3 * chunk + 7,
                          protocol::limits::document_bytes_max}) {
    auto content = long_content(size);
    kept.emplace_back(must_put(content), std::move(content));
    EXPECT_EQ(kept.back().first, events::sha256(kept.back().second));
  }
  for (int restarts = 0; restarts < 2; ++restarts) {
    for (const auto& [sha256, content] : kept) {
      EXPECT_TRUE(read(karis(), sha256) == content) << content.size();
    }
    open();
  }
}

TEST_F(DocumentStore, WhatLiesOnDiskTellsNothing) {
  open();
  const std::string content = pdf("Diagnosen er hemmelig");
  const auto by = id_of("koordinator-ola");
  const auto sha256 = events::sha256(content);
  ASSERT_TRUE(store().put(karis(), by, MediaType::pdf, content));
  ASSERT_TRUE(store().put(anothers(), by, MediaType::pdf, content));
  const auto files = regular_files_in(contents());
  ASSERT_EQ(files.size(), 2U) << "one a plan, though the content is the same";
  EXPECT_NE(bytes_of_file(files[0]), bytes_of_file(files[1]));
  auto all = files;
  for (const auto& ticket : regular_files_in(tickets())) all.push_back(ticket);
  ASSERT_EQ(all.size(), 4U);
  std::string plan_bytes;
  for (const char c : karis().value) plan_bytes += c == '-' ? "" : std::string(1, c);
  for (const auto& file : all) {
    const auto name = file.filename().string();
    const auto bytes = bytes_of_file(file);
    for (const std::string& secret :
         {std::string("hemmelig"), std::string("%PDF"), karis().value, plan_bytes,
          *server::from_hex(plan_bytes), by.value, events::to_hex(sha256),
          std::string(events::bytes_of(sha256))}) {
      EXPECT_EQ(name.find(secret), std::string::npos) << name;
      EXPECT_EQ(bytes.find(secret), std::string::npos) << name << " has " << secret.size();
    }
    struct stat found {};
    ASSERT_EQ(::stat(file.c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 077U, 0U) << name;
  }
}

TEST_F(DocumentStore, EachWritingIsSealedAnew) {
  open();
  must_put(pdf());
  const auto first = bytes_of_file(only_content());
  must_put(pdf());
  EXPECT_NE(bytes_of_file(only_content()), first);
}

TEST_F(DocumentStore, AnyByteThatIsChangedIsNoticed) {
  open();
  const auto content = long_content(2 * chunk + 100);
  const auto sha256 = must_put(content);
  const auto file = only_content();
  const auto sound = bytes_of_file(file);
  ASSERT_EQ(sound.size(), header_bytes + content.size() + 3 * tag_bytes);
  std::vector<std::size_t> offsets;
  for (std::size_t i = 0; i < header_bytes; ++i) offsets.push_back(i);
  const auto second = header_bytes + chunk + tag_bytes;
  const auto third = second + chunk + tag_bytes;
  for (const auto start : {header_bytes, second, third}) {
    offsets.push_back(start);
    offsets.push_back(start + 50);
  }
  for (const auto end : {second, third, sound.size()}) {
    offsets.push_back(end - tag_bytes);
    offsets.push_back(end - 1);
  }
  for (const auto offset : offsets) {
    auto changed = sound;
    changed[offset] = static_cast<char>(changed[offset] ^ 1);
    write_file(file, changed);
    EXPECT_EQ(read(karis(), sha256), "damaged") << "byte " << offset;
  }
  write_file(file, sound);
  EXPECT_TRUE(read(karis(), sha256) == content);
}

TEST_F(DocumentStore, WhatIsCutOffAddedOrMovedIsNoticed) {
  open();
  const auto sha256 = must_put(long_content(3 * chunk));
  const auto file = only_content();
  const auto sound = bytes_of_file(file);
  const auto sealed = chunk + tag_bytes;
  for (const auto length : {std::size_t{0}, std::size_t{3}, header_bytes - 1, header_bytes,
                            header_bytes + sealed, header_bytes + 2 * sealed, sound.size() - 1}) {
    write_file(file, sound.substr(0, length));
    EXPECT_EQ(read(karis(), sha256), "damaged") << length << " bytes";
  }
  write_file(file, sound + 'x');
  EXPECT_EQ(read(karis(), sha256), "damaged");
  const auto swapped = sound.substr(0, header_bytes) + sound.substr(header_bytes + sealed, sealed) +
                       sound.substr(header_bytes, sealed) + sound.substr(header_bytes + 2 * sealed);
  write_file(file, swapped);
  EXPECT_EQ(read(karis(), sha256), "damaged");
  fs::remove(file);
  EXPECT_EQ(read(karis(), sha256), "missing");
}

TEST_F(DocumentStore, AContentOfAnotherPlanOrAnotherDocumentDoesNotPassForThisOne) {
  open();
  const auto mine = must_put(pdf("min"));
  const auto my_file = only_content();
  const auto other = must_put(pdf("den andre"));
  ASSERT_TRUE(store().put(anothers(), id_of(coordinator), MediaType::pdf, pdf("min")));
  EXPECT_EQ(read(anothers(), other), "missing") << "what one plan has, another has not";
  for (const auto& file : regular_files_in(contents())) {
    if (file == my_file) continue;
    write_file(my_file, bytes_of_file(file));
    EXPECT_EQ(read(karis(), mine), "damaged");
  }
}

TEST_F(DocumentStore, WithAnotherKeyNothingCanBeRead) {
  open();
  const auto sha256 = must_put(pdf());
  documents_.reset();
  auto key = bytes_of_file(key_file());
  key[key.size() - 2] = key[key.size() - 2] == '0' ? '1' : '0';
  write_file(key_file(), key);
  open();
  EXPECT_EQ(read(karis(), sha256), "missing") << "not even the name is the same";
  EXPECT_FALSE(store().claim(karis(), id_of(coordinator), sha256));
}

TEST_F(DocumentStore, AKeyThatIsGoneIsNotMadeAnew) {
  open();
  must_put(pdf());
  documents_.reset();
  const auto key = bytes_of_file(key_file());
  const auto refused = [&] {
    try {
      open();
    } catch (const std::runtime_error& failure) {
      return std::string(failure.what());
    }
    return std::string("opened");
  };
  fs::remove(key_file());
  EXPECT_NE(refused().find("put it back"), std::string::npos);
  EXPECT_FALSE(fs::exists(key_file()));
  write_file(key_file(), key.substr(0, key.size() - 2));
  fs::permissions(key_file(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_NE(refused().find("put it back"), std::string::npos);
  write_file(key_file(), key);
  fs::permissions(key_file(), fs::perms::group_read, fs::perm_options::add);
  EXPECT_NE(refused().find("chmod 600"), std::string::npos);
}

TEST_F(DocumentStore, TheKeyIsForItsOwnerOnly) {
  open();
  struct stat found {};
  ASSERT_EQ(::stat(key_file().c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777U, 0600U);
}

TEST_F(DocumentStore, AFullDiskLeavesNothingBehind) {
  constexpr auto more_than_any_disk = std::numeric_limits<std::uintmax_t>::max() / 2;
  open();
  const auto before = must_put(pdf("før"));
  open({.reserve_bytes = more_than_any_disk});
  const auto refused = store().put(karis(), id_of(coordinator), MediaType::pdf, pdf("etter"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error(), NotKept::disk);
  EXPECT_EQ(regular_files_in(contents()).size(), 1U);
  EXPECT_EQ(regular_files_in(tickets()).size(), 1U);
  EXPECT_EQ(read(karis(), before), pdf("før"));
}

TEST_F(DocumentStore, WhatACrashLeftHalfWrittenIsRemovedAtTheNextStart) {
  open();
  const auto sha256 = must_put(pdf());
  documents_.reset();
  write_file(contents() / "ab.0123.part", "half");
  write_file(tickets() / "cd.4567.part", "half");
  open();
  EXPECT_EQ(regular_files_in(contents()).size(), 1U);
  EXPECT_EQ(regular_files_in(tickets()).size(), 1U);
  EXPECT_EQ(read(karis(), sha256), pdf());
  // A ticket came before its content, which then did not come.
  documents_.reset();
  fs::remove(only_content());
  open();
  EXPECT_TRUE(regular_files_in(tickets()).empty());
  EXPECT_FALSE(store().claim(karis(), id_of(coordinator), sha256));
}

}  // namespace
}  // namespace tests
