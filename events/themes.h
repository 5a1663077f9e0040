// Themes: sums are nested variants, a theme each; these go down to the one case inside.
#pragma once

#include <boost/mp11.hpp>
#include <type_traits>
#include <variant>

namespace events {

template <class T>
inline constexpr bool is_variant = false;
template <class... Cases>
inline constexpr bool is_variant<std::variant<Cases...>> = true;

// std::visit through all levels.
template <class Variant, class Visit>
decltype(auto) visit_inner(const Variant& variant, const Visit& visit) {
  return std::visit(
      [&](const auto& each) -> decltype(auto) {
        if constexpr (is_variant<std::remove_cvref_t<decltype(each)>>) {
          return visit_inner(each, visit);
        } else {
          return visit(each);
        }
      },
      variant);
}

// Calls `visit` with mp_identity<T> for each innermost case T.
template <class Variant, class Visit>
void for_each_case(const Visit& visit) {
  using boost::mp11::mp_identity;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<mp_identity, Variant>>([&](auto identity) {
    using Case = typename decltype(identity)::type;
    if constexpr (is_variant<Case>) {
      for_each_case<Case>(visit);
    } else {
      visit(identity);
    }
  });
}

}  // namespace events
