#include "server/documents/garbage.h"

#include <algorithm>

#include "server/documents/named.h"

namespace server {

void collect_garbage(const events::Log& log, Documents& documents, std::size_t batch) {
  for (const auto& ticket : documents.overdue(batch)) {
    const auto named = documents_of(log, ticket.plan);
    documents.settle(ticket, std::any_of(named.begin(), named.end(), [&](const auto& each) {
                       return each.sha256 == ticket.sha256;
                     }));
  }
}

}  // namespace server
