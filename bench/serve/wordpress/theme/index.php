<!doctype html>
<html <?php language_attributes(); ?>>
<head>
<meta charset="utf-8">
<title><?php bloginfo('name'); ?></title>
<?php wp_head(); ?>
</head>
<body>
<main>
<?php while (have_posts()) : the_post(); ?>
<article id="post-<?php the_ID(); ?>">
<a href="<?php the_permalink(); ?>"><?php the_content(); ?></a>
<p><?php the_title(); ?></p>
</article>
<?php endwhile; ?>
</main>
<?php posts_nav_link(); ?>
<?php wp_footer(); ?>
</body>
</html>
