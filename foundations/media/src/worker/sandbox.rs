//! Four walls around a decoder, closed for good before it sees a stranger's byte.
//!
//! 1. **Limits**: memory, CPU time, no core dump, no new open file.
//! 2. **Landlock**: no file and no TCP port, by the kernel's own rules. Missing on old kernels; said in `Ready`.
//! 3. **No new privileges**: nothing it might start could gain any.
//! 4. **An allow list of system calls**: reading the pipe, writing the pipe, memory, clocks, ending. Anything
//!    else ends the process at once. No file can be opened, no socket made, no program started, no memory made
//!    executable. A kernel that cannot do this gets no worker.

use std::collections::BTreeMap;
use std::io;

use landlock::{
    ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, Ruleset, RulesetAttr, RulesetStatus,
    Scope,
};
use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule, TargetArch,
};

use crate::limits::{WORKER_CPU_SECONDS_MAX, WORKER_MEMORY_BYTES_MAX};

/// Closes the file system and the network and sets the limits, as far as it can be done while threads may still
/// be started: those inherit it. Says whether Landlock holds.
///
/// # Errors
/// If a limit cannot be set.
pub fn close_outer() -> io::Result<bool> {
    let limit = |resource, most: u64| {
        setrlimit(
            resource,
            Rlimit {
                current: Some(most),
                maximum: Some(most),
            },
        )
    };
    // Before the limit on open files: the rules are made through one.
    let landlock = landlock().unwrap_or(false);
    limit(Resource::As, WORKER_MEMORY_BYTES_MAX)?;
    limit(Resource::Cpu, WORKER_CPU_SECONDS_MAX)?;
    limit(Resource::Core, 0)?;
    limit(Resource::Fsize, 0)?;
    limit(Resource::Nofile, 3)?;
    // Its memory cannot be read by other processes of the same user.
    set_dumpable_behavior(DumpableBehavior::NotDumpable)?;
    Ok(landlock)
}

/// Closes the system calls, for every thread. Nothing can be opened or started after this.
///
/// # Errors
/// If the kernel refuses: then this process must not go on.
pub fn close_inner() -> io::Result<()> {
    let program = allow_list().map_err(io::Error::other)?;
    seccompiler::apply_filter_all_threads(&program).map_err(io::Error::other)
}

/// Handles every right there is and grants none.
fn landlock() -> Result<bool, landlock::RulesetError> {
    let abi = ABI::V6;
    let status = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(abi))?
        .handle_access(AccessNet::from_all(abi))?
        .scope(Scope::from_all(abi))?
        .create()?
        .restrict_self()?;
    Ok(status.ruleset != RulesetStatus::NotEnforced)
}

/// Calls that only use what the process has: memory, its own threads, clocks, its end.
const PLAIN: [libc::c_long; 24] = [
    libc::SYS_brk,
    libc::SYS_munmap,
    libc::SYS_mremap,
    libc::SYS_madvise,
    libc::SYS_futex,
    libc::SYS_sched_yield,
    libc::SYS_sched_getaffinity,
    libc::SYS_set_robust_list,
    libc::SYS_rseq,
    libc::SYS_gettid,
    libc::SYS_getpid,
    libc::SYS_clock_gettime,
    libc::SYS_clock_nanosleep,
    libc::SYS_nanosleep,
    libc::SYS_getrandom,
    libc::SYS_rt_sigreturn,
    libc::SYS_rt_sigprocmask,
    libc::SYS_sigaltstack,
    libc::SYS_restart_syscall,
    libc::SYS_close,
    libc::SYS_exit,
    libc::SYS_exit_group,
    libc::SYS_membarrier,
    libc::SYS_tgkill,
];

fn allow_list() -> Result<BpfProgram, seccompiler::BackendError> {
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> =
        PLAIN.into_iter().map(|call| (call, vec![])).collect();
    // The two pipes (and the standard error a panic writes to), by number.
    rules.insert(libc::SYS_read, vec![argument_is(0, SeccompCmpOp::Eq, 0)?]);
    rules.insert(
        libc::SYS_write,
        vec![
            argument_is(0, SeccompCmpOp::Eq, 1)?,
            argument_is(0, SeccompCmpOp::Eq, 2)?,
        ],
    );
    // Memory, but none that can be run.
    let executable = u64::try_from(libc::PROT_EXEC).unwrap_or(u64::MAX);
    let harmless = SeccompCmpOp::MaskedEq(executable);
    rules.insert(libc::SYS_mmap, vec![argument_is(2, harmless.clone(), 0)?]);
    rules.insert(libc::SYS_mprotect, vec![argument_is(2, harmless, 0)?]);
    // A thread that was just started still gives itself its name.
    let name = u64::try_from(libc::PR_SET_NAME).unwrap_or(u64::MAX);
    rules.insert(
        libc::SYS_prctl,
        vec![argument_is(0, SeccompCmpOp::Eq, name)?],
    );
    let arch = TargetArch::try_from(std::env::consts::ARCH)?;
    SeccompFilter::new(
        rules,
        SeccompAction::KillProcess,
        SeccompAction::Allow,
        arch,
    )?
    .try_into()
}

fn argument_is(
    index: u8,
    operator: SeccompCmpOp,
    value: u64,
) -> Result<SeccompRule, seccompiler::BackendError> {
    SeccompRule::new(vec![SeccompCondition::new(
        index,
        SeccompCmpArgLen::Dword,
        operator,
        value,
    )?])
}

#[cfg(test)]
mod tests {
    /// On a thread of its own, which alone is closed in. Needs a kernel with Landlock (5.13 or later).
    #[test]
    fn landlock_alone_keeps_files_away() {
        let outcome = std::thread::spawn(|| {
            let holds = super::landlock().unwrap();
            (
                holds,
                std::fs::read("/proc/self/status").map_err(|error| error.kind()),
            )
        });
        let (holds, read) = outcome.join().unwrap();
        assert!(holds, "this kernel has no Landlock");
        assert_eq!(read.unwrap_err(), std::io::ErrorKind::PermissionDenied);
    }
}
