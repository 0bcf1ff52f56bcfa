/// Who signs in with number and passphrase, and when a desk asks for it again.
public struct SignInRules: Codable, Hashable, Sendable {
  /// The system accounts behind which several people sit: whoever comes by one of them signs in. `*`
  /// stands for every account.
  public var accounts: [String]
  /// Seconds without a key after which the desk of whoever signed in is locked; `nil`: never.
  public var lockAfter: Int64?
  /// Likewise of those who are known by their own account and have a passphrase.
  public var ownLockAfter: Int64?

  /// Nobody signs in, unless accounts are named; then desks lock after ten minutes.
  public init(accounts: [String] = [], lockAfter: Int64? = 600, ownLockAfter: Int64? = nil) {
    self.accounts = accounts
    self.lockAfter = lockAfter
    self.ownLockAfter = ownLockAfter
  }

  /// Whether whoever comes by this system account signs in.
  public func asks(_ account: String) -> Bool {
    accounts.contains { $0 == "*" || $0 == account }
  }
}

extension SignInRules {
  /// Reads it out of what ``EffectiveConfiguration/encode(to:)`` writes with its keys sorted, and passes
  /// over the rest: every command asks it before anything else.
  ///
  /// - Returns: `nil` for what is not of that form.
  public static func read(_ body: String) -> SignInRules? {
    CanonicalReader.read(body) { reader in
      // An earlier release wrote nothing of it.
      var rules: SignInRules? = SignInRules()
      let isWhole = reader.object { reader, key in
        guard key == "signIn" else { return reader.skipValue() }
        rules = SignInRules.read(&reader)
        return rules != nil
      }
      return isWhole ? rules : nil
    }
  }

  /// Reads what is written of it in a version of the configuration.
  static func read(_ reader: inout CanonicalReader) -> SignInRules? {
    var rules = SignInRules(lockAfter: nil)
    let isWhole = reader.object { reader, key in
      switch key {
      case "accounts":
        guard let accounts = reader.array({ $0.string() }) else { return false }
        rules.accounts = accounts
        return true
      case "lockAfter": return reader.read(&rules.lockAfter)
      case "ownLockAfter": return reader.read(&rules.ownLockAfter)
      default: return false
      }
    }
    return isWhole ? rules : nil
  }
}
