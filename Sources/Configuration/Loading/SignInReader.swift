/// Reads `signin.toml`.
enum SignInReader {
  static func read(_ file: TableReader) -> SignInRules {
    var rules = SignInRules()
    if let table = file.table("sign_in") {
      rules.accounts = accounts(table)
      rules.lockAfter = length("lock_after", of: table, standard: rules.lockAfter)
      rules.ownLockAfter = length("own_lock_after", of: table, standard: rules.ownLockAfter)
      table.finish()
    }
    file.finish()
    return rules
  }

  private static func accounts(_ table: TableReader) -> [String] {
    var accounts: [String] = []
    for (offset, account) in (table.texts("accounts") ?? []).enumerated() {
      let element = "accounts[\(offset + 1)]"
      if account.allSatisfy(\.isWhitespace) {
        table.refuse(element, .empty)
      } else if accounts.contains(account) {
        table.refuse(element, .twice(account))
      } else {
        accounts.append(account)
      }
    }
    return accounts
  }

  /// Seconds, at least a minute; `never` is none.
  private static func length(
    _ key: String, of table: TableReader, standard: Int64?
  ) -> Int64? {
    guard let text = table.text(key) else { return standard }
    guard text != "never" else { return nil }
    guard let seconds = table.seconds(key) else { return standard }
    if seconds < 60 { table.refuse(key, .notLength(text)) }
    return seconds
  }
}
