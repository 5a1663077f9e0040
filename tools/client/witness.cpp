#include "tools/client/witness.h"

namespace tools {
namespace {

Witness& the_witness() {
  static Witness witness;
  return witness;
}

}  // namespace

void set_witness(Witness witness) { the_witness() = std::move(witness); }
const Witness& witness() { return the_witness(); }

}  // namespace tools
