/// A rule that an input breaks.
struct BrokenRule: Error, Hashable, CustomStringConvertible {
  /// The rule, in words.
  var rule: String
  /// What was found instead.
  var what: String

  var description: String { "\(rule): \(what)" }
}

/// Throws ``BrokenRule`` when a rule does not hold.
func hold(_ isTrue: Bool, _ rule: String, _ what: @autoclosure () -> String) throws(BrokenRule) {
  if !isTrue { throw BrokenRule(rule: rule, what: what()) }
}
