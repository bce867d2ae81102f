/** One line of the table. */
export interface Row {
  what: string;
  clients: number;
  perSecond?: number;
  /** Milliseconds. */
  p50?: number;
  p99?: number;
  /** How many were measured. */
  count?: number;
  /**
   * Milliseconds of processor time that the server took for one (on PostgreSQL without the database's own): what it
   * costs, whatever else the machine is busy with.
   */
  cpu?: number;
  /** Of one core, what the load generator itself took: near 1 it measured itself. */
  generator?: number;
  /** Resident memory of the server. */
  megabytes?: number;
}

export interface Measured extends Row {
  measure: string;
  database: string;
  aim?: { text: string; met: boolean };
}
