#include "events/stores/view_tables.h"

#include <charconv>
#include <utility>

#include "events/check.h"
#include "events/stores/keys.h"

namespace events::stores {
namespace {

constexpr char number_mark = '~';

std::string view_key(const std::string& view) { return std::string(view_key_prefix) + view; }
std::string first_table_of(const std::string& view) { return std::string(view_prefix) + view; }

std::string view_of_table(std::string_view table) {
  table.remove_prefix(view_prefix.size());
  return std::string(table.substr(0, table.find(number_mark)));
}

// The name of a table to be built beside this one: no other of the view has it, since all but the
// two that are in use have been dropped.
std::string next_to(std::string_view table) {
  const auto mark = table.find(number_mark);
  std::uint64_t number = 0;
  if (mark != std::string_view::npos) {
    std::from_chars(table.data() + mark + 1, table.data() + table.size(), number);
  }
  return std::string(table.substr(0, mark)) + number_mark + std::to_string(number + 1);
}

}  // namespace

ViewTables::ViewTables(Tables& tables) : tables_(tables) {
  auto found = tables.take_views();
  const auto names = named();
  for (auto& [name, table] : found) {
    const auto view = view_of_table(name);
    const auto known = names.find(view);
    // A row that names a table which is not there, left by a program that knew no such rows, does
    // not count.
    const bool is_named = known != names.end() && found.contains(known->second);
    if (name == (is_named ? known->second : first_table_of(view))) {
      views_[view] = {.live = table};
    } else {
      leftovers_.push_back(table);
    }
  }
}

// What `meta` says: view → table.
std::map<std::string, std::string> ViewTables::named() const {
  std::map<std::string, std::string> names;
  const auto at = tables_.scan(tables_.meta(), view_key_prefix);
  for (; at->Valid() && at->key().starts_with(slice(view_key_prefix)); at->Next()) {
    names[at->key().ToString().substr(view_key_prefix.size())] = at->value().ToString();
  }
  tables_.check_ended(*at);
  return names;
}

ViewTables::View ViewTables::of(const std::string& view) const {
  const std::lock_guard lock(mutex_);
  const auto found = views_.find(view);
  return found == views_.end() ? View{.live = nullptr} : found->second;
}

ViewTables::Table ViewTables::live(const std::string& view) const { return of(view).live; }
ViewTables::Table ViewTables::beside(const std::string& view) const { return of(view).beside; }

std::vector<std::string> ViewTables::names() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> names;
  for (const auto& [view, tables] : views_) names.push_back(view);
  return names;
}

void ViewTables::drop_leftovers() {
  rocksdb::WriteBatch batch;
  for (const auto& [view, name] : named()) {
    const auto table = live(view);
    if (!table || table->GetName() != name) batch.Delete(tables_.meta(), view_key(view));
  }
  if (batch.Count() > 0) tables_.write(batch);
  for (const auto& table : leftovers_) tables_.drop_table(table);
  leftovers_.clear();
}

void ViewTables::add(const std::string& view) {
  check(!view.empty() && view.find(number_mark) == std::string::npos, "a view's name has no '~'");
  auto table = tables_.create_table(first_table_of(view));
  const std::lock_guard lock(mutex_);
  views_[view] = {.live = std::move(table)};
}

void ViewTables::drop(const std::string& view) {
  const auto dropped = of(view);
  // First what names it: a table without a name is a leftover, and is dropped at the next start.
  rocksdb::WriteBatch batch;
  batch.Delete(tables_.meta(), view_key(view));
  tables_.write(batch);
  tables_.drop_table(dropped.live);
  const std::lock_guard lock(mutex_);
  views_.erase(view);
}

void ViewTables::begin(const std::string& view) {
  end(view);
  const auto current = live(view);
  check(current != nullptr, "a view is built beside a live one");
  auto table = tables_.create_table(next_to(current->GetName()));
  const std::lock_guard lock(mutex_);
  views_.at(view).beside = std::move(table);
}

void ViewTables::end(const std::string& view) {
  const auto table = beside(view);
  if (!table) return;
  tables_.drop_table(table);
  const std::lock_guard lock(mutex_);
  views_.at(view).beside.reset();  // Not the last that holds it: `table` goes after the lock.
}

void ViewTables::put_switch(const std::string& view, rocksdb::WriteBatch& batch) const {
  const auto tables = of(view);
  check(tables.beside != nullptr, "a view is switched to the one that was built beside it");
  batch.Put(tables_.meta(), view_key(view), tables.beside->GetName());
}

void ViewTables::switched(const std::string& view) {
  const std::lock_guard lock(mutex_);
  auto& tables = views_.at(view);
  std::swap(tables.live, tables.beside);
}

}  // namespace events::stores
