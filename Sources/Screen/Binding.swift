/// One line of a key table: which keys mean which action, and how that is explained.
public struct Binding<Action: Sendable>: Sendable {
  /// The name in `keys.toml`, unique in its table: `order.accept`.
  public var id: String
  /// The keys, the one to show first.
  public var keys: [Key]
  /// What they mean.
  public var action: Action
  /// The message key of the short text, for the footer.
  public var label: String
  /// The message key of the long text, for the help.
  public var explanation: String
  /// Whether the footer shows it; the order of the table is the order of importance there.
  public var inFooter: Bool
  /// The message key (or text) that says why it cannot be done now; nil when it can.
  public var disabledReason: String?
  /// What to show instead of the first key: `1–8`, `0-9`.
  public var keyLabel: String?
  /// Whether it can be run by its id, and is in the help also without a key.
  public var isNamed = false

  /// A line of a key table.
  public init(
    _ id: String, _ keys: [Key], _ action: Action, label: String, explanation: String,
    inFooter: Bool = true, disabledReason: String? = nil, keyLabel: String? = nil
  ) {
    self.id = id
    self.keys = keys
    self.action = action
    self.label = label
    self.explanation = explanation
    self.inFooter = inFooter
    self.disabledReason = disabledReason
    self.keyLabel = keyLabel
  }

  /// The id of the binding that the footer drops last.
  public static var helpID: String { "help" }

  /// This binding, disabled for a reason when there is one.
  public func disabled(_ reason: String?) -> Binding {
    var copy = self
    copy.disabledReason = reason
    return copy
  }

  /// This binding, to be run by its id as well.
  public var named: Binding {
    var copy = self
    copy.isNamed = true
    return copy
  }

  /// The keys as the footer shows them.
  public func shownKeys(_ translate: (String) -> String) -> String {
    if let keyLabel { return translate(keyLabel) }
    return keys.first.map { translate($0.label) } ?? ""
  }
}
