// Offers the break when its time has come, on a page that is never left. The server says when; it knows since when somebody works.

const notice = document.getElementById("break");
if (notice?.hidden) setTimeout(() => { notice.hidden = false; }, Number(notice.dataset.inSeconds) * 1000);
