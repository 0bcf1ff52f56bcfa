import Ledger

/// The tables of the topic SignIn.
enum SignInSchema {
  static let statements = [
    """
    CREATE TABLE credential (
      staff BIGINT NOT NULL PRIMARY KEY REFERENCES staff (id),
      cost BIGINT NOT NULL CHECK (cost BETWEEN 2 AND 1048576),
      block BIGINT NOT NULL CHECK (block BETWEEN 1 AND 32),
      lanes BIGINT NOT NULL CHECK (lanes BETWEEN 1 AND 16),
      salt {blob} NOT NULL,
      digest {blob} NOT NULL,
      changed BIGINT NOT NULL
    )
    """,
    // Tries that have not succeeded, by whom they are for: they are counted before the passphrase is looked
    // at, so that many terminals at once have no more tries than one.
    """
    CREATE TABLE sign_in_failure (
      subject TEXT NOT NULL PRIMARY KEY,
      failures BIGINT NOT NULL,
      last BIGINT NOT NULL,
      next BIGINT NOT NULL
    ) {clustered}
    """,
    "CREATE INDEX sign_in_failure_by_last ON sign_in_failure (last)",
    // Mixed into the names of those who are unknown, so that nobody can tell from outside which of them are
    // counted together.
    """
    CREATE TABLE sign_in_secret (
      id BIGINT PRIMARY KEY CHECK (id = 1),
      bytes {blob} NOT NULL
    )
    """,
  ]
}
