/// One line of a help page.
public struct HelpLine: Hashable, Sendable {
  /// The id of the binding: the name in `keys.toml`.
  public let id: String
  /// All its keys as they are shown.
  public let keys: [String]
  /// The short text.
  public let label: String
  /// The long text.
  public let explanation: String
  /// Why it cannot be done now; nil when it can.
  public let disabledReason: String?
}

extension Keymap {
  /// The help page: every binding that has a key or can be run by its id, in the order of the table.
  ///
  /// - Parameters:
  ///   - query: keeps the lines in which keys, texts or id contain it; case and width do not
  ///     count. Empty keeps all.
  ///   - translate: the text for a message key or a key's label.
  public func help(matching query: String = "", translate: (String) -> String) -> [HelpLine] {
    let wanted = String(query.map(\.foldedToCommand)).lowercased()
    return bindings.filter { !$0.keys.isEmpty || $0.isNamed }.map { binding in
      HelpLine(
        id: binding.id,
        keys: binding.keyLabel.map { [translate($0)] }
          ?? binding.keys.map { translate($0.label) }.filter { !$0.isEmpty }
          + (binding.isNamed ? [":\(binding.id)"] : []),
        label: translate(binding.label),
        explanation: translate(binding.explanation),
        disabledReason: binding.disabledReason.map(translate))
    }.filter { line in
      let texts = line.keys + [line.label, line.explanation, line.id]
      return wanted.isEmpty || texts.contains { $0.lowercased().contains(wanted) }
    }
  }
}
